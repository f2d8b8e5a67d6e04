import {copy} from './?clipboard.js';
import {fetchInTime, here} from './?server.js';
import {make} from './?words.js';

/** What programs want to be told; CAMERA stands for the address of the camera, NAME for its name. */
const PROGRAMS = [
    ['OctoPrint', [['Stream URL', 'CAMERA?action=stream'], ['Snapshot URL', 'CAMERA?action=snapshot']]],
    ['Mainsail, Fluidd', [['URL stream', 'CAMERA?action=stream'], ['URL snapshot', 'CAMERA?action=snapshot']],
        'A webcam of the service MJPEG-Streamer.'],
    ['Home Assistant', [['MJPEG URL', 'CAMERA?action=stream'], ['Still image URL', 'CAMERA?action=snapshot']],
        'The integration MJPEG IP Camera.'],
    ['ffmpeg', [['Ten seconds', 'ffmpeg -use_wallclock_as_timestamps 1 -f mpjpeg -i "CAMERA?stream" -t 10 -c copy '
        + 'NAME.mkv']]],
    ['VLC', [['Watch', 'vlc "CAMERA?stream"']]],
    ['curl', [['One picture', 'curl -f -o NAME.jpg "CAMERA?snapshot"']]],
    ['A web page', [['HTML', '<img src="CAMERA?stream" alt="NAME">']]],
];
const THIS_MACHINE = /^(localhost|127\.[0-9.]+|\[::1\]|.*\.localhost)$/;

/** The panel with addresses for other programs, and a code for a phone. */
export class UsePanel {
    constructor(section, cameraName) {
        this.cameraName = cameraName;
        this.content = make('div');
        this.told = make('p', {className: 'unseen'});
        this.told.setAttribute('role', 'status');
        section.append(this.content, this.told);
    }

    close() {
    }

    async open() {
        this.show(here);
        if (THIS_MACHINE.test(location.hostname)) {
            this.showReachable(await addresses());
        }
    }

    show(page) {
        const camera = plain(page.replace(/\/?$/, '/'));
        const name = this.cameraName().replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[-.]+/, '') || 'camera';
        const fill = text => text.replaceAll('CAMERA', camera).replaceAll('NAME', name);
        this.content.replaceChildren(this.phone(page), ...PROGRAMS.map(([program, fields, hint]) => make('section', {},
            make('h3', {textContent: program}), ...fields.map(([label, text]) => this.field(label, fill(text))),
            make('p', {className: 'hint', textContent: hint || ''}))));
    }

    field(label, text) {
        const button = make('button', {type: 'button', textContent: 'Copy', onclick: () => this.copy(button, text)});
        button.setAttribute('aria-label', 'Copy ' + label);
        return make('div', {className: 'field'},
            make('p', {}, make('span', {textContent: label}), make('code', {textContent: text})), button);
    }

    async copy(button, text) {
        const copied = await copy(text);
        button.textContent = copied ? 'Copied' : 'Not copied';
        this.told.textContent = button.textContent;
        setTimeout(() => {
            button.textContent = 'Copy';
            this.told.textContent = '';
        }, 2000);
    }

    phone(page) {
        const image = make('img', {className: 'code', width: 180, height: 180, alt: 'QR code of ' + page,
            src: here + '?qr=' + btoa(page).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')});
        image.onerror = () => { image.hidden = true };
        this.phoneHint = make('p', {className: 'hint', textContent: 'Point its camera at this code.'});
        return make('section', {}, make('h3', {textContent: 'A phone'}), image,
            this.field('Address of this page', page), this.phoneHint);
    }

    /** The page was opened on the machine of the camera, by an address that leads nowhere from elsewhere. */
    showReachable(known) {
        if (known.length > 0) {
            const reachable = new URL(here);
            reachable.hostname = known[0];
            this.show(reachable.href);
        }
        this.phoneHint.textContent = known.length > 0
            ? 'Point its camera at this code. It has to be in the same network as this machine'
                + (known.length > 1 ? ', whose other addresses are ' + known.slice(1).join(', ') : '') + '.'
            : 'You opened this page as ' + location.hostname + ', which another machine does not reach: open it by '
                + 'the name or address of this machine instead.';
    }
}

/** With nothing in it that a shell or a web page would take for something else. */
function plain(address) {
    return address.replace(/[^A-Za-z0-9:/.\-_~%[\]]/g,
        sign => '%' + sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));
}

async function addresses() {
    try {
        const answer = await fetchInTime('?addresses');
        return answer.ok ? JSON.parse(answer.text).addresses : [];
    } catch (gone) {
        return [];
    }
}
