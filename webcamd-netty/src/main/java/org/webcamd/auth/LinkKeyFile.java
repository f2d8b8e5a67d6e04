package org.webcamd.auth;

/** Reads the key that links are signed with: all bytes of a file. Stateless; any thread. */
final class LinkKeyFile {
    static final int MOST_BYTES = 64 * 1024;
    private static final int LEAST_BYTES = 32;
    /** Of 32 random bytes, fewer are different once in 10^40 files. */
    private static final int LEAST_DIFFERENT = 8;

    private final SecretFile file;

    LinkKeyFile(SecretFile file) {
        this.file = file;
    }

    private String remedy() {
        return "(umask 077; head -c 32 /dev/urandom | base64 > %s) makes one".formatted(file.path());
    }

    byte[] read() throws AuthFileException {
        return file.read(remedy());
    }

    LinkKey parse(byte[] bytes) throws AuthFileException {
        if (bytes.length < LEAST_BYTES) {
            throw new AuthFileException("%s has %d bytes, must have at least %d; %s"
                .formatted(file.name(), bytes.length, LEAST_BYTES, remedy()));
        }
        if (distinct(bytes) < LEAST_DIFFERENT) {
            throw new AuthFileException(file.name() + " can be guessed, nearly all of its bytes are the same; "
                + remedy());
        }
        return new LinkKey(bytes);
    }

    private static int distinct(byte[] bytes) {
        boolean[] seen = new boolean[1 << Byte.SIZE];
        int distinct = 0;
        for (byte one : bytes) {
            int value = Byte.toUnsignedInt(one);
            distinct += seen[value] ? 0 : 1;
            seen[value] = true;
        }
        return distinct;
    }
}
