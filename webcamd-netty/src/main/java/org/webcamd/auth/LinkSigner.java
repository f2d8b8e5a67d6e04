package org.webcamd.auth;

import java.nio.file.Path;

/** Signs links, for {@code --sign-link}. Immutable; any thread. */
public final class LinkSigner {
    private final LinkKey key;

    private LinkSigner(LinkKey key) {
        this.key = key;
    }

    /**
     * Reads the key.
     *
     * @param path of its file
     * @return ready to sign
     * @throws AuthFileException when it cannot be used, in one line
     */
    public static LinkSigner of(Path path) throws AuthFileException {
        LinkKeyFile file = new LinkKeyFile(new SecretFile(path, "link-key", LinkKeyFile.MOST_BYTES));
        return new LinkSigner(file.parse(file.read()));
    }

    /**
     * Signs.
     *
     * @param scope what the link is to be good for
     * @param expiresSeconds until when, since 1970
     * @return what the link has to show
     */
    public LinkProof sign(LinkScope scope, long expiresSeconds) {
        return key.sign(scope, expiresSeconds);
    }
}
