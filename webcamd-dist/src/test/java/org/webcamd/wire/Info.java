package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.launch.InProcessProgram;

/**
 * What {@code /?info} says.
 *
 * @param json the document
 */
public record Info(String json) {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Asks. */
    public static Info of(InProcessProgram program) throws IOException {
        return of(program, "/?info");
    }

    /** Asks at another place. */
    public static Info of(InProcessProgram program, String target) throws IOException {
        return of(program.port(), target);
    }

    /** Asks a program on the IPv4 loopback. */
    public static Info of(int port, String target) throws IOException {
        try (RawConnection connection = RawConnection.to("127.0.0.1", port).get(target)) {
            Head head = connection.readHead();
            assertEquals(200, head.status());
            return new Info(new String(connection.read(head.contentLength()), StandardCharsets.UTF_8));
        }
    }

    /** Asks until it says so. */
    public static Info await(InProcessProgram program, Predicate<Info> condition)
        throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        Info info = of(program);
        while (!condition.test(info)) {
            Info last = info;
            assertTrue(System.nanoTime() - end < 0, () -> "never came to be: " + last.json);
            TimeUnit.MILLISECONDS.sleep(10);
            info = of(program);
        }
        return info;
    }

    /** The last number of a name: where a viewer has it as well as the server, the server's. */
    public long number(String name) {
        return Long.parseLong(find(".*\"" + name + "\":(-?[0-9]+)"));
    }

    /** The state of the camera. */
    public String cameraState() {
        return find("\"state\":\"([a-z]+)\"");
    }

    /** How many watch. */
    public int viewers() {
        Matcher viewer = Pattern.compile("\"userAgent\":").matcher(json);
        int viewers = 0;
        while (viewer.find()) {
            viewers++;
        }
        return viewers;
    }

    private String find(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(json);
        assertTrue(found.find(), () -> pattern + " in " + json);
        return found.group(1);
    }
}
