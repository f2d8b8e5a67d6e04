package org.webcamd.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the lines BEGIN and END of a PEM file (RFC 7468).
 *
 * @param label such as CERTIFICATE
 * @param der what is encoded there; empty where that is no Base64
 * @param encrypted whether a password is needed for it
 */
record PemBlock(String label, byte[] der, boolean encrypted) {
    private static final Pattern BLOCK =
        Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);
    /** Headers of old files; what follows them is of no use without a password. */
    private static final String OLD_ENCRYPTION = "Proc-Type: 4,ENCRYPTED";
    private static final int LINE = 64;

    /** All of a text, in their order; what stands between them does not count. */
    static List<PemBlock> of(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String label = block.group(1);
            boolean encrypted = label.startsWith("ENCRYPTED") || block.group(2).contains(OLD_ENCRYPTION);
            blocks.add(new PemBlock(label, encrypted ? new byte[0] : decoded(block.group(2)), encrypted));
        }
        return blocks;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    /** The text of one. */
    static String text(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, lines);
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE") || label.equals("TRUSTED CERTIFICATE");
    }

    boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }
}
