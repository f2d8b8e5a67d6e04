/** What a key does on a page; nothing while somebody writes, or with another key held. */
export function onKeys(keys) {
    document.addEventListener('keydown', event => {
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        const action = Object.hasOwn(keys, key) ? keys[key] : null;
        if (!action || event.ctrlKey || event.altKey || event.metaKey || takes(event.target, key)) {
            return;
        }
        if (action() !== false) {
            event.preventDefault();
        }
    });
}

/** Whether the key means something where it was pressed. */
function takes(target, key) {
    if (key === 'Escape') {
        return false;
    }
    const name = target.localName;
    return name === 'select' || name === 'input' || name === 'textarea'
        || [' ', 'Enter'].includes(key) && ['button', 'a', 'summary'].includes(name)
        || key.startsWith('Arrow') && target.closest('.panel') !== null;
}
