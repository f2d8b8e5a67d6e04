/**
 * Full screen; where a browser has none for pages, as on an iPhone, the page at least lets the picture have all of the
 * window. The owner is told by onChange(whether).
 */
export class FullScreen {
    constructor(page, onChange) {
        this.page = page;
        this.onChange = onChange;
        document.addEventListener('fullscreenchange', () => this.show(document.fullscreenElement !== null));
        page.addEventListener('pointermove', () => this.wake());
        page.addEventListener('focusin', () => this.wake());
    }

    get on() {
        return this.page.classList.contains('full');
    }

    toggle() {
        if (this.on) {
            this.leave();
        } else if (document.fullscreenEnabled) {
            this.page.requestFullscreen().catch(() => this.show(true));
        } else {
            this.show(true);
        }
    }

    leave() {
        if (document.fullscreenElement) {
            document.exitFullscreen();
        } else {
            this.show(false);
        }
    }

    show(full) {
        this.page.classList.toggle('full', full);
        this.wake();
        this.keepLit(full);
        this.onChange(full);
    }

    /** A screen on a wall is not to go dark. Browsers allow that to pages that came by https, or from this machine. */
    async keepLit(full) {
        if (full && 'wakeLock' in navigator) {
            this.lit = await navigator.wakeLock.request('screen').catch(() => null);
        } else if (this.lit) {
            this.lit.release();
            this.lit = null;
        }
    }

    /** The tools go away while nobody moves. */
    wake() {
        clearTimeout(this.timer);
        this.page.classList.remove('idle');
        if (this.on) {
            this.timer = setTimeout(() => this.page.classList.add('idle'), 2500);
        }
    }
}
