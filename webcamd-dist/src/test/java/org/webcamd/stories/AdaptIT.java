package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;

/** Pictures follow what a link carries: a real one, in the kernel, which is told to carry less and then more. */
@Timeout(300)
final class AdaptIT {
    private static final String FAST = "16mbit";
    private static final String SLOW = "400kbit";
    private static final Pattern STEP = Pattern.compile("\"step\":\"([^\"]*)\"");
    private static final Pattern WIDTH = Pattern.compile("width=(\\d+)");
    private static final int FULL_WIDTH = 1280;
    private static final int LEAST_WIDTH = 160;
    /** Some steps down, and a few tries of a larger one; what swings changes with every other picture. */
    private static final int MOST_CHANGES_WHILE_SLOW = 20;
    private static final int MOST_CHANGES_ON_THE_WAY_BACK = 30;
    private static final long SLOW_SECONDS = 10;
    private static final long LIMIT_SECONDS = 120;
    /** An untouched picture takes longer than that to be carried; what is aimed at is 0.1 s. */
    private static final double MEDIAN_LIMIT_MILLIS = 1_000;
    private static final int PICTURES = 40;
    private static final int UNTOUCHED_PICTURES = 5;

    @BeforeAll
    static void assumeALink() throws InterruptedException {
        NarrowLink.assumePossible();
    }

    @Test
    void pictureFollowsALinkThatGetsSlowAndFastAgain() throws Exception {
        try (NarrowLink link = NarrowLink.of(FAST);
            InProcessProgram program = start();
            FarViewer viewer = FarViewer.of(link, program.port(), "/?stream&adapt=1")) {
            viewer.nextAges(PICTURES);
            awaitStep(program, "");

            link.carry(SLOW);
            List<String> slow = stepsUntil(program, SLOW_SECONDS, false);
            link.carry(FAST);
            List<String> back = stepsUntil(program, LIMIT_SECONDS, true);
            System.out.printf("16 Mbit/s, 400 kbit/s, 16 Mbit/s: %s, %s; %d pictures%n", slow, back, viewer.pictures());

            int least = slow.stream().mapToInt(AdaptIT::width).min().orElseThrow();
            assertTrue(least < FULL_WIDTH, () -> "smaller pictures for a slow link: " + slow);
            assertTrue(least >= LEAST_WIDTH, () -> "none is smaller than 160 pixels: " + slow);
            assertTrue(slow.size() <= MOST_CHANGES_WHILE_SLOW, () -> "swings: " + slow);
            assertEquals("", back.get(back.size() - 1), "back to what was asked for");
            assertTrue(back.size() <= MOST_CHANGES_ON_THE_WAY_BACK, () -> "swings: " + back);
        }
    }

    @Test
    void pictureBehindASlowLinkIsYoung() throws Exception {
        try (NarrowLink link = NarrowLink.of(SLOW); InProcessProgram program = start()) {
            double untouched = medianAge(link, program, "/?stream", 1, UNTOUCHED_PICTURES);
            double adapted = medianAge(link, program, "/?stream&adapt=1", PICTURES, PICTURES);
            System.out.printf("behind 400 kbit/s, a picture is %.0f ms old in the median, an untouched one %.0f ms%n",
                adapted, untouched);

            assertTrue(untouched > MEDIAN_LIMIT_MILLIS, "this link is too fast for a test");
            assertTrue(adapted < MEDIAN_LIMIT_MILLIS, () -> "median age " + adapted + " ms");
        }
    }

    private static InProcessProgram start() throws InterruptedException {
        return InProcessProgram.start("--width", "1280", "--height", "720", "--fps", "15", "--v4bindaddress",
            "0.0.0.0");
    }

    private static double medianAge(NarrowLink link, InProcessProgram program, String target, int passed, int pictures)
        throws Exception {
        try (FarViewer viewer = FarViewer.of(link, program.port(), target)) {
            viewer.nextAges(passed);
            List<Double> ages = viewer.nextAges(pictures).stream().sorted().toList();
            return ages.get(ages.size() / 2);
        }
    }

    /** The steps of the only viewer from now on, each that is another than the one before. */
    private static List<String> stepsUntil(InProcessProgram program, long seconds, boolean back) throws Exception {
        List<String> steps = new ArrayList<>();
        steps.add(step(program));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - end < 0 && !(back && last(steps).isEmpty())) {
            TimeUnit.MILLISECONDS.sleep(50);
            String now = step(program);
            if (!now.equals(last(steps))) {
                steps.add(now);
            }
        }
        return steps;
    }

    private static String last(List<String> steps) {
        return steps.get(steps.size() - 1);
    }

    private static void awaitStep(InProcessProgram program, String step) throws Exception {
        assertEquals(step, last(stepsUntil(program, LIMIT_SECONDS, true)));
    }

    private static String step(InProcessProgram program) throws IOException {
        String json = Info.of(program).json();
        Matcher step = STEP.matcher(json);
        assertTrue(step.find(), () -> "no step in " + json);
        return step.group(1);
    }

    private static int width(String step) {
        Matcher width = WIDTH.matcher(step);
        return width.find() ? Integer.parseInt(width.group(1)) : FULL_WIDTH;
    }
}
