package org.webcamd.auth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads users as Apache's {@code htpasswd -B} writes them: {@code name:hash}, a line each, with comments and empty
 * lines. Stateless; any thread.
 */
final class UsersFile {
    static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_USERS = 1_000;
    private static final int LONGEST_NAME = 255;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What other programs of that name write. */
    private static final Map<String, String> OTHER_HASHES = Map.of("$apr1$", "MD5", "$1$", "MD5", "$5$", "SHA-256",
        "$6$", "SHA-512", "{SHA}", "SHA-1", "$2x$", "bcrypt of a broken kind", "$argon2", "Argon2", "$y$", "yescrypt");

    private final SecretFile file;

    UsersFile(SecretFile file) {
        this.file = file;
    }

    byte[] read() throws AuthFileException {
        return file.read(command("-c ") + " makes one");
    }

    private String command(String options) {
        return "htpasswd -B " + options + file.path() + " NAME";
    }

    /** Understands all lines or none. */
    Users parse(byte[] bytes) throws AuthFileException {
        List<String> lines = text(bytes).lines().toList();
        Map<String, PasswordHash> users = new LinkedHashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int number = i + 1;
            String name = name(line, number);
            Integer before = places.put(name, number);
            if (before != null) {
                throw wrong(number, "this user has line " + before + " already; leave one of them");
            }
            users.put(name, hash(line.substring(name.length() + 1), number));
            if (users.size() > MOST_USERS) {
                throw wrong(number, "there are more than " + MOST_USERS + " users");
            }
        }
        if (users.isEmpty()) {
            throw new AuthFileException(file.name() + " has no user: " + command("") + " adds one");
        }
        return new Users(users);
    }

    private String text(byte[] bytes) throws AuthFileException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new AuthFileException(file.name() + " is no text in UTF-8; " + command("") + " writes a line");
        }
    }

    private String name(String line, int number) throws AuthFileException {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw wrong(number, "this is no NAME:HASH; " + command("") + " writes such a line");
        }
        String name = line.substring(0, colon);
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong(number, "a name has at most " + LONGEST_NAME + " characters, and none that controls something");
        }
        return name;
    }

    private PasswordHash hash(String text, int number) throws AuthFileException {
        if (!PasswordHash.isOne(text)) {
            throw wrong(number, "this is %s; %s makes a right one".formatted(kind(text), command("")));
        }
        int cost = PasswordHash.cost(text);
        if (cost < PasswordHash.LEAST_COST || cost > PasswordHash.MOST_COST) {
            throw wrong(number, "the cost of this hash is %d, must be %d to %d; %s makes a right one".formatted(cost,
                PasswordHash.LEAST_COST, PasswordHash.MOST_COST, command("-C 10 ")));
        }
        return PasswordHash.of(text);
    }

    /** Without anything of it. */
    private static String kind(String text) {
        Optional<String> other = OTHER_HASHES.entrySet().stream().filter(known -> text.startsWith(known.getKey()))
            .map(Map.Entry::getValue).findFirst();
        return other.map(name -> "a hash of another kind (" + name + ") and not of bcrypt")
            .orElse(text.startsWith("$2") ? "no whole hash of bcrypt" : "no hash of bcrypt");
    }

    private AuthFileException wrong(int line, String complaint) {
        return new AuthFileException("%s, line %d: %s".formatted(file.name(), line, complaint));
    }
}
