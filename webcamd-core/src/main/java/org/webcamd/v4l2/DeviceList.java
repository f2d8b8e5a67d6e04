package org.webcamd.v4l2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The cameras of this machine, and how one is found again. Keeps nothing: every call looks anew, opens one device after
 * the other and closes it, and blocks for as long as their drivers do. Any thread.
 */
public final class DeviceList {
    /** Stands for the path in a line that is the same for several. */
    private static final String NODE = "\0";

    private final DeviceLinks links;
    private final ControlPanel.Opener opener;

    DeviceList(Path dev, Path sys, ControlPanel.Opener opener) {
        links = new DeviceLinks(dev, sys);
        this.opener = opener;
    }

    /**
     * Those in {@code /dev}.
     *
     * @return a list that can be asked again and again
     */
    public static DeviceList ofThisMachine() {
        return new DeviceList(Path.of("/dev"), Path.of("/sys/class/video4linux"), V4l2Device::open);
    }

    /**
     * Looks at every device: what it is, offers and is adjusted to.
     *
     * @return those that give pictures, and what is wrong with those that cannot be looked at
     */
    public DeviceSurvey survey() {
        List<CaptureDevice> cameras = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (Path node : links.nodes()) {
            try (V4l2Device device = opener.open(node)) {
                if (device.capability().captures()) {
                    cameras.add(new CaptureDevice(node, links.byId(node), links.byPath(node), device.capability(),
                        device.formats(), device.controls()));
                } else {
                    others.add(described(node));
                }
            } catch (V4l2Exception explained) {
                String problem = explained.getMessage().replace(node.toString(), NODE);
                problems.computeIfAbsent(problem, first -> new ArrayList<>()).add(node.toString());
            }
        }
        return new DeviceSurvey(named(cameras), others, lines(problems));
    }

    /** As those are called that {@link #look} finds to be cameras. */
    private List<CaptureDevice> named(List<CaptureDevice> devices) {
        Map<Path, DeviceFacts> facts = new LinkedHashMap<>();
        devices.stream().filter(DeviceFinding::isTaken)
            .forEach(device -> facts.put(device.path(), links.facts(device.path())));
        Map<DeviceFacts, String> names = StableNames.of(facts.values(), List.of(), name -> true);
        return devices.stream().map(device -> device.named(names.getOrDefault(facts.get(device.path()), ""))).toList();
    }

    /**
     * What can be known without opening anything, in a millisecond or so.
     *
     * @return every device, by its number, also those that are no cameras
     */
    public List<DeviceFacts> glance() {
        return links.nodes().stream().map(links::facts).toList();
    }

    /**
     * Tells at the cost of one call whether devices may have come or gone.
     *
     * @return something else than before if so
     */
    public Object stamp() {
        return links.stamp();
    }

    /**
     * Opens a device to see whether it is a camera. Blocks for as long as its driver does.
     *
     * @param node such as /dev/video0
     * @return what it is
     * @throws V4l2Exception when it cannot be opened
     */
    public DeviceFinding look(Path node) throws V4l2Exception {
        try (V4l2Device device = opener.open(node)) {
            return DeviceFinding.of(device);
        }
    }

    /** What is wrong with several is said once. */
    private static List<String> lines(Map<String, List<String>> problems) {
        return problems.entrySet().stream()
            .map(problem -> problem.getKey().replace(NODE, String.join(" ", problem.getValue()))).toList();
    }

    /**
     * By what a camera will be known again; to be asked while it is there.
     *
     * @param device path of its node or a link to it
     * @return its link, card, bus and index
     * @throws V4l2Exception when it cannot be opened
     */
    public DeviceIdentity identity(Path device) throws V4l2Exception {
        try (V4l2Device open = opener.open(device)) {
            String byId = links.byId(device).stream().map(link -> link.getFileName().toString()).findFirst().orElse("");
            return new DeviceIdentity(byId, open.capability().card(), open.capability().bus(), links.index(device));
        }
    }

    /**
     * Where a camera is now: at its by-id link if it had one, else the device of that card on that bus, else the only
     * device of that card. A camera that had a link and lost it is looked for by the other two as well.
     *
     * @param identity as it was when the camera was there
     * @return a path to open, or nothing while it is away
     */
    public Optional<Path> find(DeviceIdentity identity) {
        Path link = links.byId(identity.byId());
        if (!identity.byId().isEmpty() && Files.exists(link)) {
            return Optional.of(link);
        }
        List<Found> ofThatCard = new ArrayList<>();
        for (Path node : links.nodes()) {
            if (identity.isSameNode(links.index(node))) {
                open(node).filter(found -> found.who.captures() && found.who.card().equals(identity.card()))
                    .ifPresent(ofThatCard::add);
            }
        }
        return first(ofThatCard, found -> found.who.bus().equals(identity.bus()))
            .or(() -> ofThatCard.size() == 1 ? first(ofThatCard, found -> true) : Optional.empty());
    }

    private static Optional<Path> first(List<Found> devices, Predicate<Found> wanted) {
        return devices.stream().filter(wanted).map(Found::path).findFirst();
    }

    private Optional<Found> open(Path node) {
        try (V4l2Device device = opener.open(node)) {
            return Optional.of(new Found(node, device.capability()));
        } catch (V4l2Exception cannotBeAsked) {
            return Optional.empty();
        }
    }

    /**
     * Half a sentence for an error message, from names only: nothing is opened.
     *
     * @return which devices there are
     */
    public String devicesHere() {
        List<Path> nodes = links.nodes();
        return nodes.isEmpty()
            ? "no /dev/video* is here"
            : "devices here: " + nodes.stream().map(this::described).collect(Collectors.joining(", "));
    }

    /**
     * What to tell while no camera is plugged in, from names only: nothing is opened.
     *
     * @return one line
     */
    public String whyNone() {
        return isEmpty()
            ? "no camera is plugged in yet: " + NoCamera.firstStep(Surroundings.ofThisMachine())
            : "no camera is plugged in yet (%s); webcamd --list-devices tells more".formatted(devicesHere());
    }

    /**
     * What to tell while devices have not answered, from names only: nothing is opened.
     *
     * @return one line
     */
    public String whyNoneYet() {
        return "no camera has answered yet (%s); it is served when it does".formatted(devicesHere());
    }

    /** Whether there is no device at all. */
    boolean isEmpty() {
        return links.nodes().isEmpty();
    }

    private String described(Path node) {
        String card = links.card(node);
        return card.isEmpty() ? node.toString() : node + " (" + card + ")";
    }

    /** A device that was opened for a moment. */
    private record Found(Path path, Capability who) {
    }
}
