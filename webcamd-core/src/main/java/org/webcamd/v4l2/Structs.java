package org.webcamd.v4l2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.webcamd.text.ForeignText;

/** Reads what structs of {@code linux/videodev2.h} have in common: names and four-character codes. Stateless. */
final class Structs {
    private Structs() {
    }

    /** A name of at most that many bytes, ended by a zero byte if it is shorter; a device may say anything. */
    static String text(ByteBuffer struct, int offset, int maxBytes) {
        int end = offset;
        while (end < offset + maxBytes && struct.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - offset];
        struct.get(offset, bytes);
        return ForeignText.cleaned(new String(bytes, StandardCharsets.UTF_8)).strip();
    }

    /**
     * Such as MJPG: {@code v4l2_fourcc(a, b, c, d)}, the first character in the lowest byte. Bit 31 marks a format of
     * big-endian numbers, whose name ends in -BE as v4l2-ctl writes it.
     */
    static String fourcc(int code) {
        StringBuilder name = new StringBuilder();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            // A space fills codes of three characters ("Y16 ").
            int character = code >> shift & 0x7F;
            name.append(character > ' ' && character < 0x7F ? (char) character : ' ');
        }
        return name.toString().strip() + (code < 0 ? "-BE" : "");
    }

    static int fourcc(String name) {
        int code = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            int character = i < name.length() ? name.charAt(i) : ' ';
            code |= character << i * Byte.SIZE;
        }
        return code;
    }
}
