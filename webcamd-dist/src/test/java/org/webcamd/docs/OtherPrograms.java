package org.webcamd.docs;

import java.util.Set;

/** What the documents tell to type that is not webcamd. */
final class OtherPrograms {
    private static final Set<String> DOCKER =
        Set.of("--device", "--group-add", "--device-cgroup-rule", "--init", "--name", "--build", "--build-arg", "--rm",
            "--rmi");
    private static final Set<String> RPICAM = Set.of("--flush", "--framerate", "--rotation", "--autofocus-mode",
        "--lens-position", "--shutter", "--roi", "--list-cameras");
    private static final Set<String> DPKG = Set.of("--print-architecture");
    private static final Set<String> CLUSTER_DEMO = Set.of("--edges");

    private OtherPrograms() {
    }

    static boolean hasOption(String option) {
        return DOCKER.contains(option) || RPICAM.contains(option) || DPKG.contains(option)
            || CLUSTER_DEMO.contains(option);
    }
}
