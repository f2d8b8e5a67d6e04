/** What each setting may be; the first is what it is until somebody chooses. */
const CHOICES = {
    adapt: ['1', '0'],
    rotate: ['', '90', '180', '270'],
    flip: ['', 'h'],
    width: ['', '1920', '1280', '960', '640', '320'],
    quality: ['', '90', '75', '50', '25'],
    fps: ['', '15', '5', '1'],
    figures: ['1', ''],
};
/** Those that a request for video has, in the order in which it has them. */
const ITEMS = ['width', 'quality', 'rotate', 'flip', 'fps', 'adapt'];
/** What a picture has, when it is asked for alone. */
const PICTURE_ITEMS = ITEMS.slice(0, 4);

/** How somebody likes to see one camera. This browser remembers it, where it may remember anything. */
export class Settings {
    constructor(name, onChange) {
        this.key = 'webcamd ' + name;
        this.onChange = onChange;
        this.values = this.read();
    }

    read() {
        let kept = {};
        try {
            kept = JSON.parse(localStorage.getItem(this.key)) || {};
        } catch (forbidden) {
            /** Then each visit is the first one. */
        }
        return Object.fromEntries(Object.entries(CHOICES)
            .map(([name, choices]) => [name, choices.includes(kept[name]) ? kept[name] : choices[0]]));
    }

    get(name) {
        return this.values[name];
    }

    set(changes) {
        Object.assign(this.values, changes);
        try {
            localStorage.setItem(this.key, JSON.stringify(this.values));
        } catch (forbidden) {
            /** It holds until the page is closed. */
        }
        this.onChange(changes);
    }

    /** As it was before anybody chose. */
    reset() {
        this.set(Object.fromEntries(ITEMS.map(name => [name, CHOICES[name][0]])));
    }

    isItem(name) {
        return ITEMS.includes(name);
    }

    /** A quarter turn to the right, or three of them, of what is seen: mirrored, that turns the other way. */
    turn(degrees) {
        const turned = (Number(this.get('rotate')) + (this.get('flip') ? 360 - degrees : degrees)) % 360;
        this.set({rotate: turned ? String(turned) : ''});
    }

    mirror() {
        this.set({flip: this.get('flip') ? '' : 'h'});
    }

    wish() {
        return this.query(ITEMS);
    }

    pictureWish() {
        return this.query(PICTURE_ITEMS);
    }

    query(items) {
        return items.filter(name => this.get(name)).map(name => name + '=' + this.get(name)).join('&');
    }
}
