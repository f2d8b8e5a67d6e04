import {ask} from './?server.js';

const POLL_MILLIS = 3000;
/** While something is about to change. */
const RETRY_MILLIS = 1000;

/**
 * Asks for the statistics as long as somebody looks at the page, which shows them: show(info) tells whether all is
 * well, offline() that no answer came. A tab that nobody sees takes no video: hide() gives it up, seen() has it again.
 */
export class Watch {
    constructor(page) {
        this.page = page;
        this.polling = false;
        document.addEventListener('visibilitychange', () => this.onVisibility());
        addEventListener('pageshow', event => event.persisted && this.onVisibility());
        addEventListener('pagehide', () => page.hide());
        addEventListener('online', () => this.pollIn(0));
    }

    start() {
        this.onVisibility();
    }

    async poll() {
        if (this.polling) {
            return;
        }
        this.polling = true;
        let well = false;
        try {
            well = this.page.show(await ask());
        } catch (gone) {
            this.page.offline(gone);
        }
        this.polling = false;
        this.pollIn(well ? POLL_MILLIS : RETRY_MILLIS);
    }

    pollIn(millis) {
        clearTimeout(this.timer);
        if (!document.hidden) {
            this.timer = setTimeout(() => this.poll(), millis);
        }
    }

    onVisibility() {
        clearTimeout(this.timer);
        if (document.hidden) {
            this.page.hide();
        } else {
            this.page.seen();
            this.poll();
        }
    }
}
