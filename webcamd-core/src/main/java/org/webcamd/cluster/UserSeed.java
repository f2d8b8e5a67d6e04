package org.webcamd.cluster;

import java.util.Arrays;

/**
 * The seed of a user's key as NATS writes it: in base 32, two bytes that tell what it is for, the 32 bytes of the seed,
 * and a check sum (CRC-16/XMODEM, the low byte first). Stateless.
 */
final class UserSeed {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int PREFIX_BYTES = 2;
    private static final int SEED_BYTES = 32;
    private static final int CHECK_BYTES = 2;
    private static final int BYTE = 0xFF;
    private static final int SHORT = 0xFFFF;
    private static final int HIGHEST_BIT = 0x8000;
    private static final int POLYNOMIAL = 0x1021;
    /** The five bits of S and the first three of U, as the first two letters of a user's seed are SU. */
    private static final String LETTERS = "SU";

    private UserSeed() {
    }

    /** The 32 bytes; throws IllegalArgumentException where it is no such seed. */
    static byte[] decode(String text) {
        byte[] all = base32(text);
        int checked = PREFIX_BYTES + SEED_BYTES;
        if (!text.startsWith(LETTERS) || all.length != checked + CHECK_BYTES
            || crc(all, checked) != (all[checked] & BYTE | (all[checked + 1] & BYTE) << Byte.SIZE)) {
            throw new IllegalArgumentException("no seed of a user");
        }
        return Arrays.copyOfRange(all, PREFIX_BYTES, checked);
    }

    private static byte[] base32(String text) {
        byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("no base 32");
            }
            buffer = buffer << BITS | digit;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[at] = (byte) (buffer >> bits);
                at++;
            }
        }
        return bytes;
    }

    private static int crc(byte[] bytes, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (bytes[i] & BYTE) << Byte.SIZE;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & HIGHEST_BIT) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
        }
        return crc & SHORT;
    }
}
