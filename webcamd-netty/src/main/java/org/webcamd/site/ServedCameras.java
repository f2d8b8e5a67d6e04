package org.webcamd.site;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.webcamd.capture.CameraFeed;
import org.webcamd.cluster.ClusterReport;
import org.webcamd.viewer.Farewell;
import org.webcamd.viewer.Viewers;

/**
 * All cameras of a server in their order, no two of the same name. They may come and go while it serves. Any thread,
 * but for {@link #renewRates()}, which is for one.
 */
public final class ServedCameras {
    private static final String NONE = "no camera is served at present: name one by --source or --camera";

    private final Viewers viewers;
    /** Replaced as a whole, with the lock of this. */
    private volatile Roster roster;
    /** Why none has come, by where they would come from. Guarded by this. */
    private final Map<CameraOrigin, String> absences = new EnumMap<>(CameraOrigin.class);
    private volatile String absence = NONE;
    private volatile Supplier<List<ClusterReport>> otherMachines = List::of;

    /**
     * Ready to be served.
     *
     * @param feeds none, or some; a request without a name means the camera of the first; their maker owns them
     * @param viewers those of all cameras
     */
    public ServedCameras(List<CameraFeed> feeds, Viewers viewers) {
        this.viewers = viewers;
        roster = new Roster(feeds.stream().map(feed -> new ServedCamera(feed, viewers)).toList(), Set.of());
    }

    /**
     * One more.
     *
     * @param feed of a camera whose name none of the others has; it belongs to whoever made it
     */
    public synchronized void add(CameraFeed feed) {
        add(feed, "");
    }

    /**
     * One more, at its place.
     *
     * @param feed of a camera whose name none of the others has; it belongs to whoever made it
     * @param before name of the camera that comes next; the last place where there is none of that name
     */
    public synchronized void add(CameraFeed feed, String before) {
        List<ServedCamera> more = new ArrayList<>(inOrder());
        int place = 0;
        while (place < more.size() && !more.get(place).name().equals(before)) {
            place++;
        }
        more.add(place, new ServedCamera(feed, viewers));
        roster = roster.become(more);
    }

    /**
     * One less. Its viewers are asked to close at the end of the part that is on its way; no others notice.
     *
     * @param feed of the camera, which belongs to whoever made it
     */
    public synchronized void remove(CameraFeed feed) {
        List<ServedCamera> leaving = inOrder().stream().filter(camera -> camera.feed() == feed).toList();
        roster = roster.become(inOrder().stream().filter(camera -> camera.feed() != feed).toList());
        leaving.forEach(camera -> camera.audience().finish(Farewell.CAMERA_GONE));
    }

    /**
     * Others, or the same in another order: all at once. Viewers of those that are no longer there are asked to close;
     * those of the others do not notice.
     *
     * @param feeds no two of the same name; they belong to whoever made them
     */
    public synchronized void replace(List<CameraFeed> feeds) {
        List<ServedCamera> before = inOrder();
        List<ServedCamera> after = feeds.stream().map(feed -> before.stream().filter(camera -> camera.feed() == feed)
            .findFirst().orElseGet(() -> new ServedCamera(feed, viewers))).toList();
        roster = roster.become(after);
        before.stream().filter(camera -> !feeds.contains(camera.feed()))
            .forEach(camera -> camera.audience().finish(farewell(camera, after)));
    }

    private static Farewell farewell(ServedCamera leaving, List<ServedCamera> after) {
        return after.stream().anyMatch(camera -> camera.name().equalsIgnoreCase(leaving.name()))
            ? Farewell.CAMERA_RESTARTED : Farewell.CAMERA_GONE;
    }

    /** {@return those that are there now; immutable} */
    public List<ServedCamera> inOrder() {
        return roster.present();
    }

    /** {@return those that are there now, and the names of those that have gone} */
    public Roster roster() {
        return roster;
    }

    /**
     * Says from now on what to tell while there is no camera: all that is said so, whoever says it last.
     *
     * @param origin from where they would come
     * @param line why none has come from there, and what to do; empty when none is to come from there any more
     */
    public synchronized void absence(CameraOrigin origin, String line) {
        if (line.isEmpty()) {
            absences.remove(origin);
        } else {
            absences.put(origin, line);
        }
        absence = absences.isEmpty() ? NONE : String.join("; ", absences.values());
    }

    /**
     * Tells of other machines from now on.
     *
     * @param reports asked for at each request, by any thread
     */
    public void otherMachines(Supplier<List<ClusterReport>> reports) {
        otherMachines = reports;
    }

    /** {@return what is to be told of other machines; empty where there are none} */
    public List<ClusterReport> otherMachines() {
        return otherMachines.get();
    }

    /** {@return what to tell while there is no camera, in one line} */
    public String absence() {
        return absence;
    }

    /**
     * Tells whether anybody takes frames of a camera as they come.
     *
     * @param name of a camera
     * @return false also when there is none of that name
     */
    public boolean isWatched(String name) {
        return inOrder().stream()
            .anyMatch(camera -> camera.name().equals(name) && !camera.audience().stats().isEmpty());
    }

    /** Renews the frame rates of all. One thread. */
    public void renewRates() {
        inOrder().forEach(camera -> camera.rates().renew());
    }

    /**
     * The lines of {@code --showfps}.
     *
     * @return one for each camera, with its name where there are several
     */
    public List<String> rateSummaries() {
        List<ServedCamera> all = inOrder();
        return all.stream()
            .map(camera -> (all.size() > 1 ? "camera " + camera.name() + ": " : "") + camera.rates().summary())
            .toList();
    }
}
