import {make, title} from './?words.js';

export function settable(control) {
    return !control.inactive && control.type !== 'button';
}

/** What it is set to by reset; null when it is that, or has none. */
export function restingValue(control) {
    const has = control.type !== 'button' && control.value !== undefined && control.default !== undefined;
    return has && control.default !== control.value ? control.default : null;
}

/** What is turned or typed to set a control: set(value). */
export function knob(control, set) {
    const name = title(control.name);
    const parts = control.menu ? [menu(control, set)] : inputs(control, set);
    parts.forEach((part, index) => {
        part.dataset.part = control.name + ' ' + index;
        part.disabled = control.inactive;
        part.setAttribute('aria-label', index === 0 ? name : name + ', as a number');
    });
    const group = make('div', {className: 'knob'}, make('span', {textContent: name}), ...parts);
    group.dataset.type = control.type;
    if (control.inactive) {
        group.append(make('small', {textContent: 'set automatically'}));
    }
    const rest = restingValue(control);
    if (rest !== null && !control.inactive) {
        const reset = make('button', {type: 'button', textContent: 'Reset', className: 'reset', onclick: () => set(rest)});
        reset.setAttribute('aria-label', 'Reset ' + name);
        group.append(reset);
    }
    return group;
}

function menu(control, set) {
    const select = make('select', {onchange: () => set(select.value)},
        ...control.menu.map(item => new Option(title(item.name), item.value)));
    select.value = control.value;
    return select;
}

function inputs(control, set) {
    if (control.type === 'boolean') {
        const box = make('input', {type: 'checkbox', checked: control.value === 1,
            onchange: () => set(Number(box.checked))});
        return [box];
    }
    if (control.type === 'button') {
        return [make('button', {type: 'button', textContent: 'Do', onclick: () => set(1)})];
    }
    const limits = {min: control.min, max: control.max, step: control.step || 1};
    const typed = make('input', {type: 'number', ...limits, value: control.value,
        onchange: () => set(typed.value === '' ? control.value : typed.value)});
    if (control.type !== 'integer') {
        return [typed];
    }
    const slid = make('input', {type: 'range', ...limits, value: control.value, onchange: () => set(slid.value),
        oninput: () => { typed.value = slid.value }});
    return [slid, typed];
}
