package org.webcamd.plug;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.webcamd.v4l2.DeviceFacts;

/**
 * The devices that the user has named by a path, which are served already. A device stays theirs wherever it is plugged
 * in again, as it is found again there. The watch's thread.
 */
final class NamedDevices {
    private static final class Claim {
        private final Path path;
        /** Null before it was there. */
        private DeviceFacts facts;

        Claim(Path path) {
            this.path = path;
        }
    }

    private final List<Claim> claims;

    NamedDevices(Collection<Path> paths) {
        claims = paths.stream().map(Claim::new).toList();
    }

    /** Those of other paths; what is known of the devices of the same paths stays known. */
    NamedDevices changed(Collection<Path> paths) {
        NamedDevices changed = new NamedDevices(paths);
        changed.claims.forEach(claim -> claims.stream().filter(old -> old.path.equals(claim.path))
            .forEach(old -> claim.facts = old.facts));
        return changed;
    }

    /** Those that nobody has named. */
    List<DeviceFacts> others(List<DeviceFacts> present) {
        List<DeviceFacts> others = new ArrayList<>(present);
        for (Claim claim : claims) {
            whose(claim, present).ifPresent(device -> {
                claim.facts = device;
                others.remove(device);
            });
        }
        return others;
    }

    private static Optional<DeviceFacts> whose(Claim claim, List<DeviceFacts> present) {
        DeviceFacts known = claim.facts;
        return first(present, device -> known != null && device.isSame(known))
            .or(() -> only(present, device -> known != null && device.isOfTheKind(known)))
            .or(() -> first(present, device -> device.node().equals(node(claim.path))));
    }

    private static Optional<DeviceFacts> first(List<DeviceFacts> devices, Predicate<DeviceFacts> which) {
        return devices.stream().filter(which).findFirst();
    }

    private static Optional<DeviceFacts> only(List<DeviceFacts> devices, Predicate<DeviceFacts> which) {
        List<DeviceFacts> found = devices.stream().filter(which).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Path node(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path;
        }
    }
}
