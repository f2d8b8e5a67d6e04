package org.webcamd.answer;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.webcamd.viewer.Framing;
import org.webcamd.viewer.MultipartFraming;

/** The query items that mean something, each with its default. Stateless. */
final class QueryItems {
    private static final long DEFAULT_MAX_AGE_MILLIS = 100;
    private static final long LONGEST_MAX_AGE_MILLIS = TimeUnit.HOURS.toMillis(1);

    private static final Pattern NUMBERED_ACTION = Pattern.compile("(?i)(?:stream|snapshot)_([0-9]+)");

    private static final Pattern NUMBERED_FILE = Pattern.compile("(input|output)_([0-9]+)\\.json");

    private QueryItems() {
    }

    /** {@code action=stream_1}: which of so many cameras, counted from 0; mjpg-streamer's way to tell them apart. */
    static int cameraNumber(RequestTarget target, int cameras) throws BadRequestException {
        Matcher file = NUMBERED_FILE.matcher(target.lastSegment());
        if (file.matches()) {
            return fileNumber(file, cameras);
        }
        String value = target.value("action");
        if ("command".equalsIgnoreCase(value)) {
            return pluginNumber(target, cameras);
        }
        Matcher numbered = NUMBERED_ACTION.matcher(value == null ? "" : value);
        if (!numbered.matches()) {
            return 0;
        }
        long number = wholeNumber(numbered.group(1));
        if (number < 0 || number >= cameras) {
            throw new BadRequestException("action", value, IntStream.range(0, cameras).mapToObj(known -> "_" + known)
                .collect(Collectors.joining(", ", "stream, snapshot, alone or with the number of a camera: ", "")));
        }
        return (int) number;
    }

    /** {@code /input_1.json}: the same; there is but one way out. */
    private static int fileNumber(Matcher file, int cameras) throws BadRequestException {
        boolean output = file.group(1).equals("output");
        long number = wholeNumber(file.group(2));
        if (number < 0 || number >= (output ? 1 : cameras)) {
            throw new BadRequestException(file.group(1), file.group(2),
                output ? "0" : "the number of a camera, 0 to " + (cameras - 1));
        }
        return output ? 0 : (int) number;
    }

    /** {@code plugin=1}: the same in commands. */
    private static int pluginNumber(RequestTarget target, int cameras) throws BadRequestException {
        String value = target.value("plugin");
        long number = value == null ? 0 : wholeNumber(value);
        if (number < 0 || number >= cameras) {
            throw new BadRequestException("plugin", value, "the number of a camera, 0 to " + (cameras - 1));
        }
        return (int) number;
    }

    /** {@code max_age=}: how much older than the request a picture may be. */
    static long maxAgeNanos(RequestTarget target) throws BadRequestException {
        String value = target.value("max_age");
        long millis = value == null ? DEFAULT_MAX_AGE_MILLIS : wholeNumber(value);
        if (millis < 0 || millis > LONGEST_MAX_AGE_MILLIS) {
            throw new BadRequestException("max_age", value, "whole milliseconds, 0 to " + LONGEST_MAX_AGE_MILLIS);
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** {@code from=}: how many viewers to pass over. */
    static int from(RequestTarget target) throws BadRequestException {
        String value = target.value("from");
        long from = value == null ? 0 : wholeNumber(value);
        if (from < 0) {
            throw new BadRequestException("from", value, "the number of viewers to pass over, 0 to 999999999");
        }
        return (int) from;
    }

    private static long wholeNumber(String value) {
        return value.matches("[0-9]{1,9}") ? Long.parseLong(value) : -1;
    }

    /** {@code advance_headers=}: or what the browser is thought to need. */
    static Framing framing(RequestTarget target, String userAgent, String accept) throws BadRequestException {
        String value = target.value("advance_headers");
        if (value == null) {
            return isImageElementOfChromium(userAgent, accept) ? MultipartFraming.ADVANCE_HEADERS
                : MultipartFraming.TRAILING_BOUNDARY;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> MultipartFraming.ADVANCE_HEADERS;
            case "0", "false", "no" -> MultipartFraming.TRAILING_BOUNDARY;
            default -> throw new BadRequestException("advance_headers", value, "1 or 0");
        };
    }

    private static boolean isImageElementOfChromium(String userAgent, String accept) {
        return userAgent != null && userAgent.contains("Chrome/") && accept != null && accept.startsWith("image/");
    }
}
