package org.webcamd.v4l2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of a camera that the user has named by a path: there, until it was seen; after that where the same camera
 * is, by its link, or by its card and the bus that it was on. Opened by one thread at a time; any may ask.
 */
final class NamedPlace implements DevicePlace {
    private final Path device;
    private final DeviceList devices = DeviceList.ofThisMachine();

    private volatile String devicesWhenItFailed = "";
    private volatile DeviceIdentity identity;

    NamedPlace(Path device) {
        this.device = device;
    }

    @Override
    public Optional<Path> path() {
        devicesWhenItFailed = devices.devicesHere();
        DeviceIdentity known = identity;
        return Optional.of(known == null ? device : devices.find(known).orElse(device));
    }

    @Override
    public void found(Path path) throws V4l2Exception {
        identity = devices.identity(path);
    }

    /** Also when the devices of this machine are others than at the last failure: it may have another number now. */
    @Override
    public boolean isPresent() {
        return Files.exists(device) || !devices.devicesHere().equals(devicesWhenItFailed);
    }

    @Override
    public String name() {
        return device.toString();
    }

    @Override
    public Path lastPath() {
        return device;
    }
}
