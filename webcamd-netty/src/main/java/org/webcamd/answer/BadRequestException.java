package org.webcamd.answer;

import org.webcamd.text.ForeignText;

/** A query item that means something has a value that does not. The message is for the user; no stack trace. */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRequestException(String item, String value, String accepted) {
        super("bad value of %s: '%s'; accepted: %s".formatted(ForeignText.cleaned(item),
            ForeignText.cleaned(value), accepted), null, false, false);
    }
}
