package org.webcamd.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** The few values of ASN.1's distinguished encoding (X.690) that a certificate is made of. Stateless. */
final class Der {
    static final byte[] TRUE = {0x01, 0x01, (byte) 0xFF};
    static final byte[] NULL = {0x05, 0x00};

    static final int SEQUENCE = 0x30;
    static final int OCTETS = 0x04;
    static final int OID = 0x06;

    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_FORM = 0x80;
    private static final int FIRST_YEAR_OF_LONG_TIMES = 2050;

    private Der() {
    }

    static byte[] tagged(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < LONG_FORM) {
            out.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        out.write(LONG_FORM | bytes.length - from);
        out.write(bytes, from, bytes.length - from);
    }

    static byte[] sequence(byte[]... contents) {
        return tagged(SEQUENCE, contents);
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] integer(long value) {
        return integer(BigInteger.valueOf(value));
    }

    /** An object identifier, by the hexadecimal digits of its encoding. */
    static byte[] oid(String hex) {
        return tagged(OID, HexFormat.of().parseHex(hex));
    }

    static byte[] octets(byte[] content) {
        return tagged(OCTETS, content);
    }

    /** A string of whole bytes of bits, but for those that are unused in the last one. */
    static byte[] bits(int unused, byte[] content) {
        return tagged(BITS, new byte[] {(byte) unused}, content);
    }

    static byte[] context(int number, byte[]... contents) {
        return tagged(CONTEXT | CONSTRUCTED | number, contents);
    }

    /** A value whose own tag is replaced. */
    static byte[] contextInPlace(int number, byte[] content) {
        return tagged(CONTEXT | number, content);
    }

    /** In whole seconds; as RFC 5280 has it, times from 2050 on have years of four digits. */
    static byte[] time(Instant moment) {
        boolean isLong = moment.atZone(ZoneOffset.UTC).getYear() >= FIRST_YEAR_OF_LONG_TIMES;
        DateTimeFormatter format = DateTimeFormatter.ofPattern((isLong ? "yyyy" : "yy") + "MMddHHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
        return tagged(isLong ? GENERALIZED_TIME : UTC_TIME,
            format.format(moment).getBytes(StandardCharsets.US_ASCII));
    }
}
