/** Copies a text. Browsers have a clipboard only for pages that came by https or from this machine; else by hand. */
export async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
        try {
            await navigator.clipboard.writeText(text);
            return true;
        } catch (forbidden) {
            /** Then in the old way. */
        }
    }
    return copySelected(text);
}

function copySelected(text) {
    const before = document.activeElement;
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    area.readOnly = true;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    if (before) {
        before.focus();
    }
    return copied;
}
