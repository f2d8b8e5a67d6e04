import {make} from './?words.js';

/** The panels beside the picture: at most one is open. A panel has open() and close(); its button says so. */
export class Panels {
    constructor(page) {
        this.page = page;
        this.opened = null;
        this.panels = new Map();
    }

    add(button, panel) {
        const section = document.getElementById(button.dataset.panel);
        const close = make('button', {type: 'button', className: 'close'});
        close.append(document.getElementById('close-icon').content.cloneNode(true));
        section.prepend(make('header', {}, make('h2', {textContent: section.getAttribute('aria-label')}), close));
        close.onclick = () => this.close();
        button.onclick = () => this.toggle(button);
        button.setAttribute('aria-controls', section.id);
        button.setAttribute('aria-expanded', 'false');
        this.panels.set(button, {section, panel});
    }

    toggle(button) {
        if (this.opened === button) {
            this.close();
            return;
        }
        this.close();
        const {section, panel} = this.panels.get(button);
        this.opened = button;
        section.hidden = false;
        this.show();
        panel.open();
        section.querySelector('.close').focus();
    }

    /** Tells whether there was one. */
    close() {
        const button = this.opened;
        if (button === null) {
            return false;
        }
        const {section, panel} = this.panels.get(button);
        const within = section.contains(document.activeElement);
        this.opened = null;
        section.hidden = true;
        this.show();
        panel.close();
        if (within) {
            button.focus();
        }
        return true;
    }

    show() {
        this.page.classList.toggle('with-panel', this.opened !== null);
        this.panels.forEach((panel, button) =>
            button.setAttribute('aria-expanded', String(button === this.opened)));
    }
}
