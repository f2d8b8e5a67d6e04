package org.webcamd.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.webcamd.text.ForeignText;

/** What this machine is called, for people, and for a camera that has no name. Stateless. */
final class Machine {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private Machine() {
    }

    /** Never empty. */
    static String name() {
        try {
            String name = Files.readString(KERNEL).strip();
            return name.isEmpty() ? local() : ForeignText.cleaned(name);
        } catch (IOException notThere) {
            return local();
        }
    }

    private static String local() {
        return ForeignText.cleaned(InetAddress.getLoopbackAddress().getHostName());
    }

    /** As the name of a camera: what cannot stand in one is a hyphen. */
    static String asCameraName(String machine) {
        String name = machine.replaceAll("[^A-Za-z0-9_-]", "-").replaceAll("^-+", "");
        return name.isEmpty() ? "camera" : name.substring(0, Math.min(name.length(), 40));
    }
}
