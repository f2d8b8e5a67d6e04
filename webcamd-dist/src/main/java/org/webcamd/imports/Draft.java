package org.webcamd.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webcamd.text.ForeignText;

/** What is to become a configuration: the cameras, and what they have in common. Confined to one thread. */
final class Draft {
    /** Nobody has more, and nobody wants to read more about them. */
    static final int MOST_CAMERAS = 32;
    /** Nor of what cannot be had. */
    static final int MOST_NOTES = 50;
    /** A switch that has no value on a command line. */
    static final String ON = "yes";
    /** No port, where there is a Unix socket in its place. */
    static final String NO_PORT = "none";

    private final String file;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<ImportedCamera> cameras = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean controlRefused;
    private String unixPath;
    private String unixMode = "";
    private Kind kind = Kind.COMMANDS;

    /** Of a file that is called so. */
    Draft(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    Kind kind() {
        return kind;
    }

    void kind(Kind told) {
        kind = told;
    }

    Map<String, String> options() {
        return options;
    }

    List<ImportedCamera> cameras() {
        return cameras;
    }

    Set<String> notes() {
        return notes;
    }

    /** Begins a camera; with more than there may be, it is not kept. */
    ImportedCamera camera(String name) {
        ImportedCamera camera = new ImportedCamera(this, name);
        if (isFull()) {
            return camera;
        }
        cameras.add(camera);
        if (isFull()) {
            note("no more than %d cameras are taken: what is behind is left out".formatted(MOST_CAMERAS));
        }
        return camera;
    }

    /** Tells whether no further camera is taken; what is behind need not be read. */
    boolean isFull() {
        return cameras.size() >= MOST_CAMERAS;
    }

    /** An option that is for all. */
    void option(String name, String value) {
        options.put(name, value);
    }

    /** Somebody said that nothing is to be set by viewers: that holds for all, whatever others say. */
    void refuseControl() {
        controlRefused = true;
    }

    /** The address to listen on where nothing is said of it. */
    void listenByDefaultOn(String host) {
        if (!options.containsKey("ipv") && !options.containsKey("v4bindaddress")) {
            listenOn(host);
        }
    }

    /** The address to listen on; the first one counts. */
    void listenOn(String host) {
        String address = host.equals("localhost") ? "127.0.0.1" : host;
        if (!address.matches("[A-Za-z0-9:.%_-]{1,200}")) {
            note("'%s' is no address to listen on: left out".formatted(ForeignText.cleaned(host)));
        } else if (address.contains(":")) {
            options.putIfAbsent("ipv", "6");
            options.putIfAbsent("v6bindaddress", address);
        } else {
            options.putIfAbsent("v4bindaddress", address);
        }
    }

    /** A Unix socket in place of a port. */
    void unix(String path) {
        if (path.matches("/[A-Za-z0-9/._@+-]{1,100}")) {
            unixPath = path;
        } else {
            note("'%s' is no path of a Unix socket: left out".formatted(ForeignText.cleaned(path)));
        }
    }

    /** Who may open it, in octal digits. */
    void unixMode(String mode) {
        if (mode.matches("0?[0-7]{3}")) {
            unixMode = ",mode=" + mode.substring(mode.length() - 3);
        }
    }

    /** It was not open to everybody, and will not be by accident. What the password is stays where it is. */
    void users(String user) {
        boolean plain = user.matches("[A-Za-z0-9_.@-]{1,64}");
        options.put("users", "/etc/webcamd/users");
        options.put("operator", plain ? user : "NAME");
        note("it asked for a user and a password, which is in a file here; make it by:\n"
            + "sudo htpasswd -cB /etc/webcamd/users " + options.get("operator"));
    }

    void note(String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(text);
        }
    }

    /** When all was read: gives cameras names where they need them, and takes no device twice. */
    void settle() {
        Set<String> taken = new LinkedHashSet<>();
        cameras.stream().filter(camera -> camera.source().matches("[0-9]+")).forEach(camera ->
            camera.source("/dev/video" + camera.source()));
        cameras.removeIf(camera -> {
            boolean twice = camera.source().startsWith("/") && !taken.add(camera.source());
            if (twice) {
                note("%s is the source of two cameras, and a device gives pictures to one alone: the second is left out"
                    .formatted(ForeignText.cleaned(camera.source())));
            }
            return twice;
        });
        if (cameras.size() > 1) {
            for (int number = 0; number < cameras.size(); number++) {
                if (cameras.get(number).name() == null) {
                    cameras.get(number).name("cam" + number);
                }
            }
        }
        if (controlRefused) {
            options.remove("allow-control");
        }
        if (unixPath != null) {
            options.put("unix", unixPath + unixMode);
        }
        options.putIfAbsent("port", unixPath == null ? Integer.toString(cameras.get(0).port()) : NO_PORT);
    }
}
