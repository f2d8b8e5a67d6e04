package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.beust.jcommander.Parameter;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cluster.PublishSettings;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/** The options of several machines. */
final class ClusterOptionsTest {
    private static final String DEFAULTS = """
        --publish null
        --publish-width null
        --publish-height null
        --publish-quality null
        --publish-fps null
        --edge null
        --cluster webcamd
        --nats-creds null
        --nats-ca null
        """;
    private static final String[] EVERYTHING = {"--publish", "nats://pi:secret99@broker,other:4333",
        "--publish-width", "640", "--publish-height", "480", "--publish-quality", "60", "--publish-fps", "10",
        "--edge", "nats://broker", "--cluster", "home"};

    private static Stream<Field> options() {
        return Stream.of(ClusterOptions.class.getDeclaredFields())
            .filter(field -> field.isAnnotationPresent(Parameter.class));
    }

    private static String name(Field option) {
        return option.getAnnotation(Parameter.class).names()[0];
    }

    @Test
    void everyOptionHasTheDefaultThatIsWrittenHere() throws ReflectiveOperationException {
        StringBuilder actual = new StringBuilder();
        ClusterOptions none = new ClusterOptions();
        for (Field option : options().toList()) {
            actual.append("%s %s%n".formatted(name(option), option.get(none)));
        }
        assertEquals(DEFAULTS, actual.toString());
        assertEquals(Optional.empty(), none.publishSettings());
        assertEquals(Optional.empty(), none.edgeSettings());
    }

    @Test
    void everyOptionIsSetByItsName() throws Exception {
        CommandLine line = CommandLine.parse(EVERYTHING);
        Field parsed = CommandLine.class.getDeclaredField("options");
        parsed.setAccessible(true);
        for (Field option : options().filter(field -> List.of(EVERYTHING).contains(name(field))).toList()) {
            assertNotEquals(option.get(new ClusterOptions()), option.get(((Options) parsed.get(line)).cluster));
        }
        assertEquals(List.of("--nats-creds", "--nats-ca"),
            options().map(ClusterOptionsTest::name).filter(name -> !List.of(EVERYTHING).contains(name)).toList(),
            "those name files, and are wrong where there is none");
    }

    @Test
    void everyOptionArrivesInItsSetting() throws UsageException {
        ClusterSettings cluster = ClusterSettings.of(CommandLine.parse(EVERYTHING));
        assertEquals("nats://broker:4222", cluster.edge().orElseThrow().shown());
        PublishSettings published = cluster.publish().orElseThrow();
        assertEquals("nats://broker:4222,nats://other:4333", published.broker().shown());
        assertEquals(new Wish(Orientation.UPRIGHT, new Bounds(640, 480), 60, Text.AS_IS), published.wish());
        assertEquals(Duration.ofMillis(100), published.pause());
        assertFalse(cluster.toString().contains("secret99"), cluster.toString());
    }

    @Test
    void edgeNeedsNoCameraOfItsOwn() throws UsageException {
        assertEquals(List.of(), CommandLine.parse("--edge", "nats://broker").cameras());
        assertEquals(1, CommandLine.parse("--edge", "nats://broker", "--source", "test").cameras().size());
        assertEquals(1, CommandLine.parse("--publish", "nats://broker").cameras().size());
    }

    @Test
    void camerasOfOthersHaveTheSettingsForAll() throws UsageException {
        CommandLine line = CommandLine.parse("--edge", "nats://broker", "--max-renditions", "3", "--fps", "12");
        Source source = CommandLine.parse("--source", "test").cameras().get(0).source();
        CameraSpec bed = ClusterSettings.of(line).cameras().apply("bed", source);
        assertEquals("bed", bed.name());
        assertEquals(3, bed.captureSettings().maxRenditions());
        assertEquals(12, bed.cameraSettings().fps());
    }
}
