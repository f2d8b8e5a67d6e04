package org.webcamd.browser;

/** Expressions for the pixels of what an img, canvas or video shows, as large as it was sent. */
final class Pixels {
    private static final String DRAWN = """
        (() => {
            const shown = document.querySelector('%s');
            const canvas = document.createElement('canvas');
            canvas.width = shown.naturalWidth || shown.videoWidth || shown.width;
            canvas.height = shown.naturalHeight || shown.videoHeight || shown.height;
            const context = canvas.getContext('2d');
            context.drawImage(shown, 0, 0);
            return %s;
        })()""";

    private Pixels() {
    }

    static String all(String selector) {
        return DRAWN.formatted(selector, "canvas.toDataURL()");
    }

    static String one(String selector, int x, int y) {
        return DRAWN.formatted(selector,
            "context.getImageData(" + x + ", " + y + ", 1, 1).data.slice(0, 3).join(' ')");
    }
}
