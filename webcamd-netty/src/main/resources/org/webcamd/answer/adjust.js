import {fetchInTime} from './?server.js';
import {knob, restingValue, settable} from './?knob.js';
import {make} from './?words.js';

/** So often, since one control may have to be at rest before another one can be. */
const RESET_ROUNDS = 3;

/** The panel with the camera's controls, as its driver has them. */
export class AdjustPanel {
    constructor(section) {
        this.problem = make('p', {className: 'problem'});
        this.problem.setAttribute('role', 'alert');
        this.list = make('div', {className: 'knobs'});
        this.resetAll = make('button', {type: 'button', textContent: 'Reset all', hidden: true,
            onclick: () => this.reset()});
        section.append(this.problem, this.list, make('p', {className: 'row'}, this.resetAll));
        this.controls = [];
    }

    open() {
        this.show('');
    }

    close() {
    }

    /** What went wrong with the last change stands above the controls, or in their place when there are none. */
    async show(problem) {
        try {
            const answer = await fetchInTime('?controls');
            if (answer.ok) {
                this.arrange(JSON.parse(answer.text).controls.filter(control => !control.readOnly));
            }
            this.problem.textContent = answer.ok ? problem : answer.text.trim();
        } catch (gone) {
            this.problem.textContent = 'Connection lost';
        }
    }

    /** Whoever is at a knob stays there. */
    arrange(controls) {
        const held = document.activeElement && document.activeElement.dataset.part;
        this.controls = controls;
        this.list.replaceChildren(...controls.map(control => knob(control, value => this.set([[control, value]]))));
        this.resetAll.hidden = !controls.some(control => restingValue(control) !== null);
        const again = held && [...this.list.querySelectorAll('[data-part]')].find(part => part.dataset.part === held);
        if (again) {
            again.focus();
        }
    }

    async set(values) {
        await this.show(await this.send(values));
    }

    /** No page of another site can send that header. */
    async send(values) {
        const items = values.map(([control, value]) => control.name + '=' + encodeURIComponent(value));
        try {
            const answer = await fetchInTime('?controls&' + items.join('&'),
                {method: 'POST', headers: {'X-Webcamd': '1'}});
            return answer.ok ? '' : answer.text.trim();
        } catch (gone) {
            return 'Connection lost';
        }
    }

    /** As the driver says that they are at first. What an automatic control holds is left to it. */
    async reset() {
        let problem = '';
        for (let round = 0; round < RESET_ROUNDS && !problem; round++) {
            const wanted = this.controls.filter(control => settable(control) && restingValue(control) !== null);
            if (wanted.length === 0) {
                break;
            }
            problem = await this.send(wanted.map(control => [control, restingValue(control)]));
            await this.show(problem);
        }
    }
}
