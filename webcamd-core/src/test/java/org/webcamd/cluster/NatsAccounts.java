package org.webcamd.cluster;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * What {@code nsc} makes: an operator, an account and users of it, each with a key, and tokens (JWT) that each has
 * signed for the next. A broker knows the operator and the account, and lets in whoever has a token of that account.
 */
final class NatsAccounts {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_BYTES = 32;
    private static final int OPERATOR = 14;
    private static final int ACCOUNT = 0;
    private static final int USER = 20;
    private static final int SEED = 18;
    private static final String UNLIMITED = "\"subs\":-1,\"data\":-1,\"payload\":-1";

    private final KeyPair operator = pair();
    private final KeyPair account = pair();

    NatsAccounts() throws GeneralSecurityException {
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** What a broker has in its configuration. */
    String brokerLines() throws GeneralSecurityException {
        String id = id(ACCOUNT, account);
        String ofOperator = token(operator, OPERATOR, id(OPERATOR, operator), Long.MAX_VALUE, "\"type\":\"operator\"");
        String ofAccount = token(operator, OPERATOR, id, Long.MAX_VALUE, "\"limits\":{" + UNLIMITED
            + ",\"imports\":-1,\"exports\":-1,\"wildcards\":true,\"conn\":-1,\"leaf\":-1},\"type\":\"account\"");
        return "operator: \"%s\"\nresolver: MEMORY\nresolver_preload: { %s: \"%s\" }".formatted(ofOperator, id,
            ofAccount);
    }

    /** Writes the credentials of a new user. */
    Path user(Path file, Instant until) throws GeneralSecurityException, IOException {
        KeyPair user = pair();
        String token = token(account, ACCOUNT, id(USER, user), until.getEpochSecond(),
            "\"pub\":{},\"sub\":{}," + UNLIMITED + ",\"type\":\"user\"");
        byte[] encoded = user.getPrivate().getEncoded();
        String seed = text(new byte[] {(byte) (SEED << 3 | USER >> 2), (byte) (USER << 6)},
            Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
        return Files.writeString(file, """
            -----BEGIN NATS USER JWT-----
            %s
            ------END NATS USER JWT------

            -----BEGIN USER NKEY SEED-----
            %s
            ------END USER NKEY SEED------
            """.formatted(token, seed));
    }

    private static String token(KeyPair issuer, int issuerKind, String subject, long until, String claims)
        throws GeneralSecurityException {
        String expiry = until == Long.MAX_VALUE ? "" : "\"exp\":" + until + ",";
        String head = base64("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}");
        String body = head + "." + base64(("{%s\"jti\":\"%s\",\"iat\":%d,"
            + "\"iss\":\"%s\",\"name\":\"test\",\"sub\":\"%s\",\"nats\":{%s,\"version\":2}}").formatted(expiry, subject,
            Instant.now().getEpochSecond(), id(issuerKind, issuer), subject, claims));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(issuer.getPrivate());
        signature.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(int kind, KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return text(new byte[] {(byte) (kind << 3)}, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES,
            encoded.length));
    }

    /** Kind, key and check sum in base 32. */
    private static String text(byte[] kind, byte[] key) {
        ByteBuffer all = ByteBuffer.allocate(kind.length + key.length + 2).put(kind).put(key);
        int crc = crc(Arrays.copyOf(all.array(), all.position()));
        all.put((byte) crc).put((byte) (crc >> 8));
        StringBuilder text = new StringBuilder();
        BigInteger bits = new BigInteger(1, all.array());
        int letters = (all.capacity() * 8 + 4) / 5;
        bits = bits.shiftLeft(letters * 5 - all.capacity() * 8);
        for (int i = letters - 1; i >= 0; i--) {
            text.append(DIGITS.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return text.toString();
    }

    private static int crc(byte[] bytes) {
        int crc = 0;
        for (byte one : bytes) {
            crc ^= (one & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
        }
        return crc & 0xFFFF;
    }
}
