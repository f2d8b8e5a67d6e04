const WINDOW_MILLIS = 5000;
const LEAST_MILLIS = 2000;

/** How many frames a second there are, over the last seconds. Null until that can be said. */
export class Meter {
    constructor() {
        this.clear();
    }

    clear() {
        this.times = [];
    }

    count() {
        this.times.push(performance.now());
    }

    rate() {
        const now = performance.now();
        this.times = this.times.filter(time => time >= now - WINDOW_MILLIS);
        const count = this.times.length - 1;
        const first = this.times[0];
        if (count < 1 || now - first < LEAST_MILLIS) {
            return null;
        }
        const last = this.times[count];
        const stopped = now - last > 2 * (last - first) / count;
        return count * 1000 / ((stopped ? now : last) - first);
    }
}
