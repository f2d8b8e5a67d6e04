import {$, clock, make} from './?words.js';

/** Why there is no live picture, in words for whoever watches: a heading and a line; empty when there is one. */
export function notice(player, camera) {
    if (player.paused) {
        return ['', ''];
    }
    if (player.down && player.reason) {
        return ['No picture comes', player.reason];
    }
    if (player.away || player.down) {
        return ['Connection lost', 'Trying again. The picture comes back by itself.'];
    }
    const gone = camera.state === 'lost' || camera.state === 'stalled';
    if (player.kind === 'old' || gone && camera.onLoss === 'hold') {
        const when = player.last === null ? '' : 'Of ' + clock(player.last.capturedMillis) + '. ';
        return ['This is the last picture', when + 'The camera gives none at the moment.'];
    }
    if (gone) {
        return ['The camera gives no picture',
            'Since ' + clock(Date.parse(camera.since)) + '. It comes back by itself when the camera does.'];
    }
    return player.kind === 'card' ? ['The camera is starting', ''] : ['', ''];
}

/** Tells whether there is one. A screen reader speaks what is new, so nothing is put there twice. */
export function showNotice([heading, text]) {
    const place = $('notice');
    if (place.dataset.said !== heading + text) {
        place.dataset.said = heading + text;
        place.replaceChildren(...heading
            ? [make('strong', {textContent: heading}), make('span', {textContent: text})] : []);
    }
    return heading !== '';
}
