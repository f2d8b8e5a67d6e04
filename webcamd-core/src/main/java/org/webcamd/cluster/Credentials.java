package org.webcamd.cluster;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.settings.SettingException;

/**
 * Who asks a broker, as a credentials file tells it: a token that its account has signed, and the key (Ed25519) by
 * which it is shown to be one's own. Immutable; any thread.
 */
final class Credentials {
    private static final String KEY = "nats-creds";
    private static final String ACCEPTED = "a credentials file of NATS, with a user's JWT and the seed of its key";
    private static final Pattern BLOCK =
        Pattern.compile("-{3,}BEGIN ([A-Z ]+)-{3,}\\s+([A-Za-z0-9_.=-]+)\\s+-{3,}END [A-Z ]+-{3,}");
    private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*([1-9][0-9]{0,11})[,}\\s]");
    private static final String ALGORITHM = "Ed25519";

    private final String token;
    private final PrivateKey key;

    private Credentials(String token, PrivateKey key) {
        this.token = token;
        this.key = key;
    }

    /** Reads a file; throws SettingException when it cannot be read, or is none. Tells nothing of what stands in it. */
    static Credentials read(Path file) {
        String text = new String(SettingFile.bytes(KEY, file, ACCEPTED), StandardCharsets.US_ASCII);
        String token = null;
        String seed = null;
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).contains("JWT")) {
                token = block.group(2);
            } else if (block.group(1).contains("SEED")) {
                seed = block.group(2);
            }
        }
        if (token == null || seed == null) {
            throw SettingException.text(KEY, file.toString(),
                ACCEPTED + "; it has no " + (token == null ? "JWT" : "seed"));
        }
        try {
            return new Credentials(token, privateKey(seed));
        } catch (GeneralSecurityException | IllegalArgumentException noSeed) {
            throw SettingException.text(KEY, file.toString(), ACCEPTED + "; its seed is none");
        }
    }

    private static PrivateKey privateKey(String seed) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, UserSeed.decode(seed)));
    }

    String token() {
        return token;
    }

    /** Until when the token is good, as it tells itself; empty for ever. */
    Optional<Instant> expiry() {
        String[] parts = token.split("\\.");
        try {
            Matcher told = EXPIRY.matcher(parts.length < 2 ? ""
                : new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return told.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(told.group(1)))) : Optional.empty();
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    /** Signs what a broker has asked to be signed. */
    byte[] sign(byte[] nonce) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(nonce);
            return signature.sign();
        } catch (GeneralSecurityException cannot) {
            throw new IllegalStateException("cannot sign: " + cannot.getMessage(), cannot);
        }
    }

    /** Never what they are. */
    @Override
    public String toString() {
        return "credentials";
    }
}
