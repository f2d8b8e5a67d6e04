package org.webcamd.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.concurrent.ThreadLocalRandom;
import org.webcamd.admission.UnixSocket;

/**
 * The file of a Unix domain socket: what is in its place before it is bound, its rights afterwards, and its end. Used
 * by one thread.
 *
 * <p>It is bound by another name beside its own, and gets that one when it has its rights. So nobody connects who may
 * not, and a transport that removes what it has bound, without a look at whose it is by then, removes nothing.
 */
final class UnixSocketFile {
    private static final LinkOption ITSELF = LinkOption.NOFOLLOW_LINKS;
    /**
     * The sticky bit, by which systemd-tmpfiles (its manual) spares a file in a folder that is cleaned. It knows a
     * socket that lives by the name it was bound by, which is gone.
     */
    private static final int KEPT = 01000;
    /** Of the name by which it is bound, where a path may be so long. */
    private static final int NAME_LETTERS = 12;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int MOST_TRIES = 100;

    private final UnixSocket socket;
    private final Path path;
    private final Path bound;
    /** Tells the file from one that takes its place later; null before it is there. */
    private Object key;

    UnixSocketFile(UnixSocket socket) {
        this.socket = socket;
        path = Path.of(socket.path());
        bound = freeName();
    }

    /** It is no longer than the kernel takes, as its own name is not. */
    private Path freeName() {
        int letters = path.resolveSibling("x").toString().getBytes(StandardCharsets.UTF_8).length;
        int room = Math.min(NAME_LETTERS, UnixSocket.LONGEST_PATH - letters + 1);
        Path name;
        int tries = 0;
        do {
            name = path.resolveSibling(name(room));
            tries++;
        } while (tries < MOST_TRIES && (name.equals(path) || Files.exists(name, ITSELF)));
        return name;
    }

    private static String name(int length) {
        StringBuilder name = new StringBuilder(length > 1 ? "." : "");
        while (name.length() < length) {
            name.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** {@return the path to bind, beside its own and free} */
    String bound() {
        return bound.toString();
    }

    /** What a server that is dead has left behind goes; nothing else does. */
    void makeRoom() throws StartException {
        try {
            BasicFileAttributes there = Files.readAttributes(path, BasicFileAttributes.class, ITSELF);
            if (!there.isOther() || !isSocket()) {
                throw new StartException(("--unix %s: what is there is no socket, and stays; remove it, or name "
                    + "another path").formatted(path));
            }
            if (answers()) {
                throw new StartException("--unix %s is served by another program; name another path".formatted(path));
            }
            Files.delete(path);
        } catch (NoSuchFileException free) {
            // As it should be.
        } catch (IOException cannot) {
            throw failure(cannot);
        }
    }

    private boolean isSocket() throws IOException {
        int kinds = 0170000;
        int sockets = 0140000;
        return ((int) Files.getAttribute(path, "unix:mode", ITSELF) & kinds) == sockets;
    }

    /** Nobody listens any more where a connection is refused; whatever else comes of it, somebody may. */
    private boolean answers() throws IOException {
        try (SocketChannel asking = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            asking.configureBlocking(false);
            asking.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    /** It was bound: whose it is, who may connect, and its own name. */
    void appear() throws StartException {
        setRights();
        try {
            link();
        } catch (FileAlreadyExistsException meanwhile) {
            throw new StartException("--unix %s is served by another program; name another path".formatted(path));
        } catch (IOException cannot) {
            throw failure(cannot);
        }
    }

    /** A link takes nobody's place, as a new name would; not every file system has them. */
    private void link() throws IOException {
        try {
            Files.createLink(path, bound);
            Files.delete(bound);
        } catch (FileAlreadyExistsException meanwhile) {
            throw meanwhile;
        } catch (IOException | UnsupportedOperationException none) {
            Files.move(bound, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void setRights() throws StartException {
        try {
            key = Files.readAttributes(bound, BasicFileAttributes.class, ITSELF).fileKey();
            UserPrincipalLookupService names = path.getFileSystem().getUserPrincipalLookupService();
            PosixFileAttributeView view = Files.getFileAttributeView(bound, PosixFileAttributeView.class, ITSELF);
            if (socket.owner().isPresent()) {
                view.setOwner(names.lookupPrincipalByName(socket.owner().get()));
            }
            if (socket.group().isPresent()) {
                view.setGroup(names.lookupPrincipalByGroupName(socket.group().get()));
            }
            Files.setAttribute(bound, "unix:mode", socket.mode() | KEPT);
        } catch (UserPrincipalNotFoundException unknown) {
            throw new StartException("--unix %s: no user or group '%s' on this machine"
                .formatted(path, unknown.getName()));
        } catch (IOException refused) {
            throw new StartException(("--unix %s cannot be given to %s: %s; only root gives files away, and others to "
                + "groups that they are in").formatted(path, receiver(), reason(refused)));
        }
    }

    private String receiver() {
        return socket.owner().map(owner -> "user " + owner).orElse("this user")
            + socket.group().map(group -> " and group " + group).orElse("");
    }

    /** It could not be bound, or what is in its place not be looked at. */
    StartException failure(Throwable cause) {
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return new StartException("--unix %s: there is no folder %s; make it, or let systemd (RuntimeDirectory=)"
                .formatted(path, folder));
        }
        String reason = reason(cause);
        return new StartException(reason.contains("ermission denied")
            ? "--unix %s: no permission to make a socket in %s".formatted(path, folder)
            : "--unix %s cannot be opened: %s".formatted(path, reason));
    }

    private static String reason(Throwable cause) {
        if (cause instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        return cause instanceof java.nio.file.FileSystemException file && file.getReason() != null ? file.getReason()
            : String.valueOf(cause.getMessage());
    }

    /**
     * Nobody is to come any more, while it is still listened to: so long nobody else's file has its number. A file of
     * somebody else that took its place stays.
     */
    void remove() {
        removeOwn(path);
        removeOwn(bound);
    }

    private void removeOwn(Path name) {
        try {
            Object there = Files.readAttributes(name, BasicFileAttributes.class, ITSELF).fileKey();
            if (key != null && key.equals(there)) {
                Files.delete(name);
            }
        } catch (IOException gone) {
            // Somebody has removed it, or it is out of reach.
        }
    }
}
