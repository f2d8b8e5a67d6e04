'use strict';
/** What the page of one camera and that of all have in common. Each comes with a script of its own behind this one. */
const POLL_MILLIS = 3000;
/** While something is about to change. */
const RETRY_MILLIS = 1000;
const ANSWER_MILLIS = 5000;
/** A tab that nobody has looked at for so long gives its streams up, so that the cameras may sleep. */
const UNSEEN_MILLIS = 30000;
const STATES = {
    opening: 'Starting', live: 'Live', asleep: 'Asleep', stalled: 'Stalled', lost: 'No camera', offline: 'Connection lost',
};

/** In full, since fetch refuses an address with the password that the page may have been opened with. */
const base = location.origin + location.pathname;

/** Whatever the server says goes in as text, and only when it is new: a screen reader speaks each change. */
function say(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

function sayState(element, state, text = STATES[state] || state) {
    element.dataset.is = state;
    say(element, text);
}

/** The viewers of a camera as the server tells of them; one of them may be this page. */
function viewersOf(name, info) {
    return info.viewers.filter(viewer => viewer.camera === name);
}

function listsThisBrowser(viewers) {
    return viewers.some(viewer => viewer.userAgent === navigator.userAgent);
}

async function ask() {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), ANSWER_MILLIS);
    try {
        const answer = await fetch(base + '?info', {cache: 'no-store', signal: deadline.signal});
        if (!answer.ok) {
            throw new Error(answer.status);
        }
        return await answer.json();
    } finally {
        clearTimeout(timer);
    }
}

/**
 * Asks for the statistics as long as somebody looks at the page, which shows them: show(info) tells whether all is
 * well, offline() shows that no answer came, pause() gives the streams up, resume() plays them again.
 */
class Watch {
    constructor(page) {
        this.page = page;
        this.polling = false;
        this.paused = false;
        document.addEventListener('visibilitychange', () => this.onVisibility());
        addEventListener('pageshow', event => event.persisted && this.resume());
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
            this.page.offline();
        }
        this.polling = false;
        this.pollIn(well ? POLL_MILLIS : RETRY_MILLIS);
    }

    pollIn(millis) {
        clearTimeout(this.pollTimer);
        if (!document.hidden) {
            this.pollTimer = setTimeout(() => this.poll(), millis);
        }
    }

    pause() {
        this.paused = true;
        this.page.pause();
    }

    resume() {
        this.paused = false;
        this.page.resume();
    }

    onVisibility() {
        clearTimeout(this.pauseTimer);
        if (document.hidden) {
            clearTimeout(this.pollTimer);
            this.pauseTimer = setTimeout(() => this.pause(), UNSEEN_MILLIS);
            return;
        }
        if (this.paused) {
            this.resume();
        }
        this.poll();
    }
}
