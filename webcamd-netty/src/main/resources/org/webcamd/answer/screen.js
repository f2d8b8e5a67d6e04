/**
 * Reads a frame as it comes through a WebSocket: the time of capture in microseconds since 1970 and a number, eight
 * bytes each, and the JPEG.
 */
export function readFrame(buffer, from = 0) {
    const head = new DataView(buffer, from);
    return {
        capturedMillis: Number(head.getBigUint64(0)) / 1000,
        sequence: head.getBigUint64(8),
        jpeg: new Blob([new Uint8Array(buffer, from + 16)], {type: 'image/jpeg'}),
    };
}

/** Shows frames on a canvas: one is decoded at a time, and when that is done, the newest of those that came meanwhile. */
export class Screen {
    constructor(canvas) {
        this.canvas = canvas;
        this.context = canvas.getContext('2d', {alpha: false});
        this.next = null;
        this.decoding = false;
    }

    /** Calls done(shown) when the frame can be seen: true, or false when it is broken, or null when a newer one is. */
    show(frame, done) {
        if (this.next !== null) {
            this.next.done(null);
        }
        this.next = {frame, done};
        if (!this.decoding) {
            this.decode();
        }
    }

    /** What has not been drawn yet is not drawn any more. */
    clear() {
        this.next = null;
        this.stale = this.decoding;
    }

    async decode() {
        this.decoding = true;
        while (this.next !== null) {
            const {frame, done} = this.next;
            this.next = null;
            this.stale = false;
            const shown = await createImageBitmap(frame.jpeg).then(bitmap => this.draw(bitmap), () => false);
            done(shown);
        }
        this.decoding = false;
    }

    draw(bitmap) {
        if (!this.stale) {
            if (this.canvas.width !== bitmap.width || this.canvas.height !== bitmap.height) {
                this.canvas.width = bitmap.width;
                this.canvas.height = bitmap.height;
            }
            this.context.drawImage(bitmap, 0, 0);
        }
        bitmap.close();
        return this.stale ? null : true;
    }
}
