package org.webcamd.capture;

import org.webcamd.text.ForeignText;

/** What a failure in native code says, for people. Stateless; any thread. */
final class NativeFault {
    private static final String OPENCV_ERROR = ": error: ";

    private NativeFault() {
    }

    /** OpenCV's begin with an empty line and a path of its own source: "…/file.cpp:79: error: (-215) what failed". */
    static String text(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return message.lines().filter(line -> !line.isBlank()).findFirst()
            .map(line -> ForeignText.cleaned(line.substring(behind(OPENCV_ERROR, line))))
            .orElse(failure.getClass().getSimpleName());
    }

    private static int behind(String mark, String line) {
        int last = line.lastIndexOf(mark);
        return last < 0 ? 0 : last + mark.length();
    }
}
