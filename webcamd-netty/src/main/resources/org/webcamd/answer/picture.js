import {make, say} from './?words.js';

const SIZES = {'': 'As it comes', 1920: '1920 pixels wide', 1280: '1280 pixels wide', 960: '960 pixels wide',
    640: '640 pixels wide', 320: '320 pixels wide'};
const QUALITIES = {'': 'As it comes', 90: 'High', 75: 'Good', 50: 'Low', 25: 'Lowest'};
const RATES = {'': 'As many as come', 15: 'At most 15', 5: 'At most 5', 1: 'One'};

/** The panel in which everybody chooses how he sees the picture. */
export class PicturePanel {
    constructor(section, settings, view) {
        this.settings = settings;
        this.view = view;
        this.fields = [];
        this.percent = make('output', {textContent: '100 %'});
        section.append(
            this.row('Turn', this.button('Left', () => settings.turn(270)),
                this.button('Right', () => settings.turn(90)), this.button('Mirror', () => settings.mirror())),
            this.row('Zoom', this.button('−', () => view.zoom(-1), 'Zoom out'), this.percent,
                this.button('+', () => view.zoom(1), 'Zoom in')),
            this.choice('Size', 'width', SIZES), this.choice('Quality', 'quality', QUALITIES),
            this.choice('Pictures a second', 'fps', RATES),
            this.check('Adapt to my connection', 'adapt', '0',
                'The picture is made smaller when your connection cannot carry it, so that it is never late.'),
            this.check('Show age, rate and size', 'figures', '', ''),
            this.row('', this.button('As it was at first', () => settings.reset())),
            make('p', {className: 'hint', textContent: 'This browser remembers it for this camera. Others see the '
                + 'picture as they choose.'}),
            keys());
        this.show();
    }

    row(text, ...buttons) {
        const row = make('div', {className: 'row'}, make('span', {textContent: text}),
            make('span', {className: 'buttons'}, ...buttons));
        if (text) {
            row.setAttribute('role', 'group');
            row.setAttribute('aria-label', text);
        }
        return row;
    }

    button(text, onclick, name = text) {
        const button = make('button', {type: 'button', textContent: text, onclick});
        button.setAttribute('aria-label', name);
        return button;
    }

    choice(text, name, choices) {
        const select = make('select', {onchange: () => this.settings.set({[name]: select.value})});
        select.dataset.name = name;
        select.append(...Object.keys(choices).sort((a, b) => b - a || 0).map(value => new Option(choices[value], value)));
        select.prepend(select.querySelector('[value=""]'));
        this.fields.push(() => { select.value = this.settings.get(name) });
        return make('label', {className: 'row'}, make('span', {textContent: text}), select);
    }

    check(text, name, off, hint) {
        const input = make('input', {type: 'checkbox',
            onchange: () => this.settings.set({[name]: input.checked ? '1' : off})});
        input.dataset.name = name;
        this.fields.push(() => { input.checked = this.settings.get(name) === '1' });
        return make('label', {className: 'row check'}, input,
            make('span', {}, text, make('small', {textContent: hint})));
    }

    /** What is chosen now. */
    show() {
        this.fields.forEach(field => field());
    }

    zoomed(scale) {
        say(this.percent, Math.round(scale * 100) + ' %');
    }

    open() {
        this.show();
    }

    close() {
    }
}

function keys() {
    const all = {Space: 'pause', F: 'full screen, as by a double click', S: 'save this picture',
        '+ − 0': 'zoom in, zoom out, show all', Arrows: 'move', R: 'turn', M: 'mirror', P: 'picture', A: 'adjust',
        U: 'use it in', I: 'statistics', Esc: 'close, or back to all'};
    const list = make('dl', {className: 'keys'});
    Object.entries(all).forEach(([key, what]) => list.append(
        make('div', {}, make('dt', {}, make('kbd', {textContent: key})), make('dd', {textContent: what}))));
    return make('details', {}, make('summary', {textContent: 'Keys'}), list);
}
