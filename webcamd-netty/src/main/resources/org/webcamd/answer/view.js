const MOST = 16;
const STEP = 1.25;
/** A finger that moved no further has not dragged. */
const STILL_PIXELS = 6;

/** Zooms and moves what stands on a stage, by wheel, drag, pinch and keys. The owner is told by onZoom(scale). */
export class View {
    constructor(stage, onZoom) {
        this.stage = stage;
        this.onZoom = onZoom;
        this.pointers = new Map();
        this.scale = 1;
        this.x = 0;
        this.y = 0;
        stage.addEventListener('wheel', event => this.onWheel(event), {passive: false});
        stage.addEventListener('pointerdown', event => this.onDown(event));
        stage.addEventListener('pointermove', event => this.onMove(event));
        ['pointerup', 'pointercancel', 'lostpointercapture'].forEach(name =>
            stage.addEventListener(name, event => this.pointers.delete(event.pointerId)));
        addEventListener('resize', () => this.move(0, 0));
    }

    get zoomed() {
        return this.scale > 1;
    }

    reset() {
        this.scale = 1;
        this.x = 0;
        this.y = 0;
        this.apply();
    }

    /** Around the middle of the stage. */
    zoom(steps) {
        const box = this.stage.getBoundingClientRect();
        this.zoomAt(STEP ** steps, box.left + box.width / 2, box.top + box.height / 2);
    }

    /** What is at that place of the window stays there. */
    zoomAt(factor, clientX, clientY) {
        const box = this.stage.getBoundingClientRect();
        const x = clientX - box.left - box.width / 2;
        const y = clientY - box.top - box.height / 2;
        const scale = Math.min(MOST, Math.max(1, this.scale * factor));
        this.x = x - (x - this.x) * scale / this.scale;
        this.y = y - (y - this.y) * scale / this.scale;
        this.scale = scale;
        this.move(0, 0);
    }

    /** No further than that the middle of the stage shows some of the picture. */
    move(x, y) {
        const most = side => side * (this.scale - 1) / 2;
        const within = (value, limit) => Math.max(-limit, Math.min(limit, value));
        this.x = within(this.x + x, most(this.stage.clientWidth));
        this.y = within(this.y + y, most(this.stage.clientHeight));
        this.apply();
    }

    apply() {
        const style = this.stage.style;
        style.setProperty('--zoom', this.scale);
        style.setProperty('--x', this.x + 'px');
        style.setProperty('--y', this.y + 'px');
        this.stage.classList.toggle('zoomed', this.zoomed);
        this.onZoom(this.scale);
    }

    onWheel(event) {
        event.preventDefault();
        const pixels = event.deltaY * (event.deltaMode === 0 ? 1 : 30);
        this.zoomAt(2 ** (-Math.max(-200, Math.min(200, pixels)) / 250), event.clientX, event.clientY);
    }

    onDown(event) {
        if (event.button !== 0 || event.target.closest('button, a')) {
            return;
        }
        this.pointers.set(event.pointerId, event);
        this.dragged = false;
        this.from = event;
    }

    onMove(event) {
        const before = this.pointers.get(event.pointerId);
        if (!before) {
            return;
        }
        if (Math.hypot(event.clientX - this.from.clientX, event.clientY - this.from.clientY) > STILL_PIXELS) {
            this.dragged = true;
            this.stage.setPointerCapture(event.pointerId);
        }
        if (this.pointers.size === 2) {
            this.pinch(event, before);
        } else if (this.dragged && this.zoomed) {
            this.move(event.clientX - before.clientX, event.clientY - before.clientY);
        }
        this.pointers.set(event.pointerId, event);
    }

    pinch(event, before) {
        const other = [...this.pointers.values()].find(pointer => pointer.pointerId !== event.pointerId);
        const distance = pointer => Math.hypot(pointer.clientX - other.clientX, pointer.clientY - other.clientY);
        const middle = pointer => [(pointer.clientX + other.clientX) / 2, (pointer.clientY + other.clientY) / 2];
        const [x, y] = middle(event);
        const [fromX, fromY] = middle(before);
        this.move(x - fromX, y - fromY);
        this.zoomAt(distance(event) / Math.max(1, distance(before)), x, y);
    }
}
