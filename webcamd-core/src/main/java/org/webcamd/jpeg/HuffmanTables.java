package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import java.util.HexFormat;

/**
 * The "typical" Huffman tables of ITU-T T.81, annex K.3, tables K.3 to K.6, as one DHT segment. Many USB cameras leave
 * it out of every frame, as AVI's Motion-JPEG format allows; decoders of still pictures cannot do without.
 */
final class HuffmanTables {
    private static final String DC_SYMBOLS = "000102030405060708090a0b";
    private static final String LUMINANCE_AC_SYMBOLS =
        "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738"
        + "393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3"
        + "a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9"
        + "fa";
    private static final String CHROMINANCE_AC_SYMBOLS =
        "000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35"
        + "363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798"
        + "999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7"
        + "f8f9fa";
    private static final byte[] SEGMENT = HexFormat.of().parseHex(
        "ffc4" + "01a2"
        + "00" + "00010501010101010100000000000000" + DC_SYMBOLS
        + "01" + "00030101010101010101010000000000" + DC_SYMBOLS
        + "10" + "0002010303020403050504040000017d" + LUMINANCE_AC_SYMBOLS
        + "11" + "00020102040403040705040400010277" + CHROMINANCE_AC_SYMBOLS);

    /** The size of the segment with its marker. */
    static final int BYTES = SEGMENT.length;

    private HuffmanTables() {
    }

    /** Appends the segment. */
    static void writeTo(ByteBuf out) {
        out.writeBytes(SEGMENT);
    }
}
