package org.webcamd.answer;

import java.util.function.Function;
import org.webcamd.viewer.Rate;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/** The query items that tell which picture a viewer wishes for, on top of what all get, and how much. Stateless. */
final class WishItems {
    private static final String PIXELS = "whole pixels, %d to %d".formatted(Bounds.LEAST, Bounds.MOST);
    private static final String FPS = "frames a second, 0.1 to 1000";
    private static final String KBPS = "whole kilobits a second, %d to %d".formatted(Rate.LEAST_KBPS, Rate.MOST_KBPS);

    private WishItems() {
    }

    /** All of them: an item that is not there changes nothing. */
    static Wish wish(RequestTarget target) throws BadRequestException {
        Orientation turned = Orientation.of(value(target, "rotate", Rotation.NONE, Rotation::parse, Rotation.ACCEPTED));
        Orientation mirrored =
            value(target, "flip", Orientation.UPRIGHT, Orientation::parseFlip, Orientation.ACCEPTED_FLIPS);
        Bounds bounds = new Bounds(side(target, "width"), side(target, "height"));
        int quality = value(target, "quality", Wish.ANY_QUALITY, text -> within(text, 1, 100), "1 to 100");
        return new Wish(turned.then(mirrored), bounds, quality, text(target));
    }

    /** How much of it: an item that is not there sets no limit. */
    static Rate rate(RequestTarget target) throws BadRequestException {
        double fps = value(target, "fps", 0.0, WishItems::fps, FPS);
        int kbps = value(target, "kbps", 0, text -> within(text, Rate.LEAST_KBPS, Rate.MOST_KBPS), KBPS);
        return new Rate(fps, kbps);
    }

    /** {@code adapt=}: whether the picture is to be as small as the viewer's link needs it. */
    static boolean adapt(RequestTarget target, boolean usual) throws BadRequestException {
        return value(target, "adapt", usual, text -> switch (text) {
            case "1" -> true;
            case "0" -> false;
            default -> throw new IllegalArgumentException(text);
        }, "1 for pictures as small as the link needs them, or 0");
    }

    private static double fps(String text) {
        double fps = text.matches("[0-9]{1,4}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : 0;
        if (fps == 0) {
            throw new IllegalArgumentException(text);
        }
        return new Rate(fps, 0).fps();
    }

    private static int side(RequestTarget target, String item) throws BadRequestException {
        return value(target, item, Bounds.FREE, text -> within(text, Bounds.LEAST, Bounds.MOST), PIXELS);
    }

    private static Text text(RequestTarget target) throws BadRequestException {
        return value(target, "text", Text.AS_IS, text -> switch (text) {
            case "0" -> Text.LEFT_OUT;
            case "1" -> Text.AS_IS;
            default -> throw new IllegalArgumentException(text);
        }, "1, or 0 for a picture without the camera's text");
    }

    private static int within(String text, int least, int most) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static <T> T value(RequestTarget target, String item, T without, Function<String, T> reader,
        String accepted) throws BadRequestException {
        String text = target.value(item);
        if (text == null) {
            return without;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException notAccepted) {
            throw new BadRequestException(item, text, accepted);
        }
    }
}
