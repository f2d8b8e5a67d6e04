import {here} from './?server.js';

const two = number => String(number).padStart(2, '0');

/** What sorts by time, and what every system takes: bed 2026-11-26 02.21.07.jpg. */
export function fileName(camera, millis) {
    const time = new Date(millis);
    const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
    const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join('.');
    const name = camera.split('').map(c => '<>:"\\|?*'.includes(c) || c < ' ' ? ' ' : c === '/' ? '-' : c).join('');
    return name.replace(/^[-. ]+/, '').slice(0, 80) + ' ' + day + ' ' + clock + '.jpg';
}

export function saveFile(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** A new picture of the camera, and when it was taken. */
export async function fetchPicture(wish) {
    const answer = await fetch(here + '?snapshot' + (wish && '&' + wish), {cache: 'no-store'});
    if (!answer.ok) {
        throw new Error(await answer.text());
    }
    return {
        jpeg: await answer.blob(),
        capturedMillis: Number(answer.headers.get('X-Timestamp')) * 1000 || Date.now(),
    };
}
