package org.webcamd.v4l2;

import java.util.ArrayList;
import java.util.List;

/**
 * What to do where there is no camera whose pictures can simply be taken, by what is seen instead. Pure functions; any
 * thread.
 */
final class NoCamera {
    private static final int MOST_NAMED = 4;
    private static final String CONTAINER_OPTIONS = "docker run --device /dev/video0 --group-add video";
    private static final String CAMERA_MODULE =
        "a camera module of a Raspberry Pi: webcamd --source 'exec:rpicam-vid -t 0 -n --codec mjpeg -o -'";
    private static final String OTHERWISE =
        "a camera of the network: webcamd --source http://HOST/...; none at all: webcamd --source test";

    private NoCamera() {
    }

    /** A headline, and below it what to try. */
    static List<String> lines(DeviceSurvey survey, Surroundings here) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(survey));
        if (survey.problems().isEmpty()) {
            boolean chain = !survey.cameras().isEmpty();
            if (!chain) {
                lines.add("  " + (survey.others().isEmpty() ? firstStep(here) : amongOthers(here)));
            }
            if (chain || here.raspberryPi()) {
                lines.add("  " + CAMERA_MODULE);
            }
        }
        lines.add("  " + OTHERWISE);
        return lines;
    }

    private static String headline(DeviceSurvey survey) {
        if (!survey.problems().isEmpty()) {
            return "no camera that can be opened";
        }
        if (!survey.cameras().isEmpty()) {
            return "no camera but what libcamera has to set up first";
        }
        return survey.others().isEmpty() ? "no camera: no /dev/video* is here"
            : "no camera: %s give%s no pictures".formatted(named(survey.others()),
                survey.others().size() == 1 ? "s" : "");
    }

    private static String named(List<String> devices) {
        int others = devices.size() - MOST_NAMED;
        return others <= 1 ? String.join(", ", devices)
            : String.join(", ", devices.subList(0, MOST_NAMED)) + " and " + others + " others";
    }

    /**
     * Half a line, for where there is no device at all.
     *
     * @param here what kind of machine it is
     * @return what to look at first
     */
    static String firstStep(Surroundings here) {
        String seen = String.join(", ", here.usbCameras());
        if (here.container()) {
            return "this container was %s: %s".formatted(seen.isEmpty() ? "given no device" : "not given " + seen,
                CONTAINER_OPTIONS);
        }
        if (!seen.isEmpty()) {
            return seen + " is plugged in and has no driver: sudo modprobe uvcvideo; sudo dmesg | tail tells why";
        }
        return here.virtual()
            ? "this is a virtual machine: has it been given the camera? lsusb lists what it has"
            : pluggedIn();
    }

    /** There are nodes, so some driver works; those of the camera are missing. */
    private static String amongOthers(Surroundings here) {
        return here.usbCameras().isEmpty() && !here.container() ? pluggedIn() : firstStep(here);
    }

    private static String pluggedIn() {
        return "is it plugged in? lsusb lists what is, sudo dmesg | tail tells what became of it; try another cable";
    }
}
