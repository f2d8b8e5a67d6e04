package org.webcamd.v4l2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.webcamd.camera.CameraSettings;

/**
 * What a refusal means and what to do about it, in one line for the user. Looks into {@code /dev} and {@code /proc} for
 * it, so it may block for some milliseconds. Stateless; any thread.
 */
public final class Diagnosis {
    private static final Duration PERMISSIONS_COME = Duration.ofSeconds(5);

    private Diagnosis() {
    }

    /**
     * Finds out why a camera gives no pictures, when all that is known is that it does not: opens it, sets the format
     * and starts the stream, so the camera must not be open in this program for that time. Blocks while the camera
     * starts.
     *
     * @param device path of a character device or a link to one
     * @param asked what was asked for
     * @return one line, or nothing when the driver starts without complaint
     */
    public static Optional<String> whyNoPictures(Path device, CameraSettings asked) {
        try (V4l2Device open = V4l2Device.open(device)) {
            if (!open.capability().captures()) {
                return Optional.of(noPictures(device, open.capability()));
            }
            open.rehearse(FormatChoice.of(open.formats(), asked));
            return Optional.empty();
        } catch (V4l2Exception explained) {
            return Optional.of(explained.getMessage());
        }
    }

    /** For a node that opens and is a V4L2 device, but not one that gives pictures. */
    static String noPictures(Path device, Capability capability) {
        if (!capability.isMetadata()) {
            return "%s (%s) gives no pictures: it is an output or a converter%s".formatted(device, capability.card(),
                instead());
        }
        return DeviceList.ofThisMachine().find(new DeviceIdentity("", capability.card(), capability.bus(), -1))
            .map(camera -> "%s only tells of the pictures of %s; its pictures come from %s".formatted(device,
                capability.card(), camera))
            .orElseGet(() -> "%s only tells of the pictures of %s%s".formatted(device, capability.card(), instead()));
    }

    static String notOpened(Path device, int errno) {
        return switch (errno) {
            case Errno.ENOENT, Errno.ENOTDIR -> "no camera at %s%s".formatted(device, insteadOrWhatToDo());
            case Errno.EPERM -> notGiven(device);
            case Errno.EACCES -> noPermission(device);
            case Errno.EBUSY -> inUse(device, 0);
            case Errno.ENODEV, Errno.ENXIO -> gone(device);
            case Errno.EISDIR ->
                "%s is a folder and no device; file:%s shows the pictures in it".formatted(device, device);
            default -> "%s cannot be opened (%s)".formatted(device, Errno.name(errno));
        };
    }

    /** The first question, who it is, was refused. */
    static String notAsked(Path device, int errno) {
        return switch (errno) {
            case Errno.ENOTTY, Errno.EINVAL -> Files.isRegularFile(device)
                ? "%s is a file and no device; file:%s shows it".formatted(device, device)
                : "%s is no V4L2 device%s".formatted(device, instead());
            default -> sentence(device, errno, "VIDIOC_QUERYCAP");
        };
    }

    static String refused(Path device, Refusal refusal) {
        return sentence(device, refusal.errno(), refusal.getMessage());
    }

    /** The device is open here while it is asked. */
    private static String sentence(Path device, int errno, String request) {
        return switch (errno) {
            case Errno.EBUSY -> inUse(device, 1);
            case Errno.ENODEV, Errno.ENXIO -> gone(device);
            case Errno.EIO, Errno.EPIPE, Errno.EPROTO, Errno.ETIMEDOUT ->
                "%s does not answer (%s): unplug it and plug it in again, another cable or USB port may help"
                    .formatted(device, Errno.name(errno));
            default -> "%s refuses (%s)".formatted(device, request);
        };
    }

    private static String gone(Path device) {
        return "%s is gone (ENODEV): unplugged, or its driver gave it up; plug it in again".formatted(device);
    }

    private static String inUse(Path device, int ownHandles) {
        return inUse(device, DeviceHolders.of(device, ownHandles));
    }

    /** Who holds it is the program itself only while a thread that was given up is still in the driver. */
    static String inUse(Path device, List<String> holders) {
        if (holders.equals(List.of(DeviceHolders.SELF))) {
            return "the driver of %s has not come back from an earlier call: unplug the camera and plug it in again"
                .formatted(device);
        }
        return holders.isEmpty()
            ? "%s is in use by another program: end it (sudo fuser -v %s tells which it is)".formatted(device, device)
            : "%s is in use by %s: end it first".formatted(device, String.join(", ", holders));
    }

    private static String noPermission(Path device) {
        try {
            if (isNew(device)) {
                return "no permission to open %s yet: it has only just come, and gets its permissions in a moment"
                    .formatted(device);
            }
            PosixFileAttributes node = Files.readAttributes(device, PosixFileAttributes.class);
            boolean groupMay = node.permissions().contains(PosixFilePermission.GROUP_READ)
                && node.permissions().contains(PosixFilePermission.GROUP_WRITE);
            return noPermission(device, node.owner().getName(), node.group().getName(), groupMay,
                System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return "no permission to open " + device;
        }
    }

    /** Whoever gives permissions, as udev does, comes after the node; nobody is to be told to do it by hand. */
    private static boolean isNew(Path device) throws IOException {
        FileTime changed = (FileTime) Files.getAttribute(device, "unix:ctime");
        return Duration.between(changed.toInstant(), Instant.now()).abs().compareTo(PERMISSIONS_COME) < 0;
    }

    static String noPermission(Path device, String owner, String group, boolean groupMay, String user) {
        return groupMay && !group.equals("root")
            ? "no permission to open %s: add this user to the group %s (sudo usermod -aG %s %s) and log in again"
                .formatted(device, group, group, user)
            : "no permission to open %s: only its owner %s may (sudo chgrp video %s && sudo chmod g+rw %s)"
                .formatted(device, owner, device, device);
    }

    /** Not the file's permissions: the kernel keeps a list of devices for each group of processes. */
    private static String notGiven(Path device) {
        return ("%s may not be opened here (EPERM): a container is given it by docker run --device %s,"
            + " a systemd service by DeviceAllow=char-video4linux").formatted(device, device);
    }

    private static String insteadOrWhatToDo() {
        DeviceList devices = DeviceList.ofThisMachine();
        return instead() + (devices.isEmpty() ? ": " + NoCamera.firstStep(Surroundings.ofThisMachine()) : "");
    }

    private static String instead() {
        return " (" + DeviceList.ofThisMachine().devicesHere() + ")";
    }

    /** Isochronous USB cameras reserve their share of the bus; what would need less is looked for. */
    static String noRoomOnTheBus(Path device, FormatChoice wanted, List<OfferedFormat> offered) {
        String cure = !wanted.isJpeg() && offered.stream().anyMatch(OfferedFormat::isJpeg)
            ? "ask for MJPEG (--format mjpeg)"
            : smaller(wanted, offered).map(choice -> "ask for less, such as " + choice)
                .orElse("it has no smaller size or rate");
        return "the USB bus has no room left for %s from %s (ENOSPC): %s, or plug it into another USB controller"
            .formatted(wanted, device, cure);
    }

    /** The most pixels a second that are half of what was asked for, or less; the size goes down before the rate. */
    private static Optional<FormatChoice> smaller(FormatChoice wanted, List<OfferedFormat> offered) {
        double most = pixelRate(wanted) / 2;
        return offered.stream().filter(format -> format.fourcc().equals(wanted.fourcc()))
            .flatMap(format -> format.sizes().stream())
            .flatMap(size -> size.rates().stream().flatMap(range -> Stream.of(range.lowest(), range.highest()))
                .map(fps -> new FormatChoice(wanted.fourcc(), size.minWidth(), size.minHeight(), fps,
                    Optional.empty())))
            .filter(choice -> pixelRate(choice) <= most && choice.fps() <= wanted.fps())
            .max(Comparator.comparingDouble(Diagnosis::pixelRate).thenComparingDouble(FormatChoice::fps));
    }

    private static double pixelRate(FormatChoice choice) {
        return choice.width() * (double) choice.height() * choice.fps();
    }
}
