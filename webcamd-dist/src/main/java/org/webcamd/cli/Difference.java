package org.webcamd.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.webcamd.capture.CameraSpec;

/**
 * What is different when a configuration was read again. Immutable.
 *
 * @param cameras all that are asked for now, in their order
 * @param same names of those of them that were asked for in the same way before
 * @param came names of those that were not asked for before
 * @param went names of those that were asked for before
 * @param changed names of those of which something else is asked now
 * @param fixed options of which a change counts with the next start only
 */
public record Difference(List<CameraSpec> cameras, Set<String> same, List<String> came, List<String> went,
    List<String> changed, List<String> fixed) {
    /**
     * Compares.
     *
     * @param started what the program was started with, which counts for all but cameras
     * @param before what it has now
     * @param after what is asked for now
     * @return what to do
     */
    public static Difference of(CommandLine started, CommandLine before, CommandLine after) {
        Map<String, List<Object>> asked = new HashMap<>();
        before.settled().cameras().forEach(camera -> asked.put(camera.spec().name(), camera.asked()));
        Set<String> same = new LinkedHashSet<>();
        List<String> came = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (NamedCamera camera : after.settled().cameras()) {
            String name = camera.spec().name();
            List<Object> then = asked.remove(name);
            if (then == null) {
                came.add(name);
            } else if (then.equals(camera.asked())) {
                same.add(name);
            } else {
                changed.add(name);
            }
        }
        return new Difference(after.cameras(), same, came, List.copyOf(asked.keySet()), changed, fixed(started, after));
    }

    private static List<String> fixed(CommandLine started, CommandLine after) {
        Map<String, Object> then = started.valuesOfTheServer();
        return after.valuesOfTheServer().entrySet().stream()
            .filter(option -> !Objects.equals(option.getValue(), then.get(option.getKey())))
            .map(Map.Entry::getKey).toList();
    }

    /** {@return whether the cameras are as they were, also in their order} */
    public boolean leavesCameras(CommandLine before) {
        return came.isEmpty() && went.isEmpty() && changed.isEmpty() && before.cameras().stream().map(CameraSpec::name)
            .toList().equals(cameras.stream().map(CameraSpec::name).toList());
    }
}
