package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.beust.jcommander.Parameter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.ListenSettings;
import org.webcamd.admission.TrustedProxies;
import org.webcamd.admission.UnixSocket;
import org.webcamd.auth.AuthSettings;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Source;
import org.webcamd.camera.TestSource;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.memory.MemorySettings;
import org.webcamd.server.ServerSettings;
import org.webcamd.server.Transport;
import org.webcamd.source.FileSource;
import org.webcamd.tls.TlsSettings;
import org.webcamd.transcode.TextSettings;
import org.webcamd.v4l2.V4l2Source;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

final class CommandLineTest {
    private static final String[] EVERYTHING = {
        "--source", "/dev/v4l/by-id/usb-C920", "--index", "3", "--width", "640", "--height", "480", "--fps", "12.5",
        "--format", "YUYV", "--quality", "55", "--flip", "h", "--rotate", "90", "--text", "%F {name}",
        "--text-position", "top-right", "--max-renditions", "3",
        "--control", "brightness=9",
        "--settle-frames", "9",
        "--encodewait", "0.5", "--source-timeout", "20",
        "--on-loss", "hold", "--strict-jpeg", "--port", "9000", "--ipv", "6",
        "--v4bindaddress", "192.0.2.1", "--v6bindaddress", "2001:db8::1", "--streamwait", "0.25",
        "--stall-timeout", "3", "--part-timeout", "30", "--adapt", "--frame-memory", "512M", "--max-picture", "8m",
        "--snapshot-timeout", "2.5", "--max-viewers", "7", "--allow-origin", "https://a.local,https://b.local",
        "--allow-control", "--host", "cam.example.org", "--users", "/etc/webcamd/users", "--operator", "ann",
        "--operator", "bob", "--anonymous", "--link-key", "/etc/webcamd/key", "--valid", "3d",
        "--max-per-address", "5", "--trusted-proxy", "127.0.0.1,::1", "--trusted-proxy", "10.0.0.0/8",
        "--unix", "/run/webcamd.sock,mode=600,owner=ann", "--transport", "nio", "--tls-self-signed", "--showfps",
        "--loghttp"};

    @Test
    void defaultsBecomeSettings() throws UsageException {
        CommandLine line = CommandLine.parse();

        assertEquals("/dev/video0", only(line).name());
        assertEquals("/dev/video0", only(line).source().name());
        assertEquals(new CameraSettings(1280, 720, 30, CaptureFormat.AUTO), of(only(line).source(), "asked"));
        assertEquals(Map.of(), controls(only(line).source()));
        assertEquals(new CaptureSettings(Duration.ofMillis(10), 80, Wish.NONE, 3, OnLoss.CARD, false),
            only(line).captureSettings());
        assertEquals(new ServerSettings(new ListenSettings(4, "0.0.0.0", "::", 8080), TlsSettings.OFF,
            Transport.AUTO, 4096, ConnectionSettings.DEFAULT,
            new StreamSettings(Duration.ofMillis(10), Duration.ofSeconds(10), Duration.ofSeconds(20), false),
            Optional.empty(), new AccessSettings(AllowedOrigins.LAN, List.of(), false), AuthSettings.OPEN,
            false, false), line.serverSettings());
        assertEquals(new CameraSettings(1280, 720, 30, CaptureFormat.AUTO), only(line).cameraSettings());
        assertEquals(0, only(line).index());
        assertFalse(line.wantsHelp());
        assertFalse(line.wantsVersion());
    }

    @Test
    void everyOptionIsSetByItsName() throws Exception {
        Options parsed = (Options) of(CommandLine.parse(EVERYTHING), "options");

        // Those of clusters have tests of their own, and so have those that stand in place of --source, or beside one.
        for (Field option : options().filter(of -> of.getDeclaringClass() != ClusterOptions.class).toList()) {
            if (!List.of("--list-devices", "--probe", "--sign-link", "--import", "--config", "--check-config",
                "--version", "-h", "--camera", "--source-login", "--source-insecure", "--tls-cert", "--tls-key")
                .contains(name(option))) {
                assertTrue(List.of(EVERYTHING).contains(name(option)), () -> "not tried here: " + name(option));
                assertNotEquals(valueIn(new Options(), option), valueIn(parsed, option), name(option));
            }
        }
    }

    @Test
    void everyOptionArrivesInItsSetting() throws UsageException {
        CommandLine line = CommandLine.parse(EVERYTHING);

        assertEquals("/dev/v4l/by-id/usb-C920", only(line).source().name());
        assertEquals(new CameraSettings(640, 480, 12.5, CaptureFormat.YUYV, Optional.of(Duration.ofSeconds(20))),
            of(only(line).source(), "asked"));
        assertEquals(Map.of("brightness", "9"), controls(only(line).source()));
        Wish wish = new Wish(new Orientation(Rotation.CLOCKWISE, true), Bounds.NONE, Wish.ANY_QUALITY, Text.DRAWN);
        TextSettings text = new TextSettings("%F {name}", TextSettings.Position.TOP_RIGHT);
        assertEquals(new CaptureSettings(Duration.ofMillis(500), 55, wish, text, 9, 3, OnLoss.HOLD, true),
            only(line).captureSettings());
        assertEquals(new ServerSettings(new ListenSettings(6, "192.0.2.1", "2001:db8::1", 9000,
            Optional.of(new UnixSocket("/run/webcamd.sock", 0600, Optional.of("ann"), Optional.empty()))),
            new TlsSettings(Optional.empty(), true), Transport.NIO, 7,
            new ConnectionSettings(Optional.of(5), new TrustedProxies(List.of("127.0.0.1", "::1", "10.0.0.0/8"))),
            new StreamSettings(Duration.ofMillis(250), Duration.ofSeconds(3), Duration.ofSeconds(30), true),
            Optional.of(Duration.ofMillis(2500)),
            new AccessSettings(new AllowedOrigins(List.of("https://a.local", "https://b.local")),
                List.of("cam.example.org"), true),
            new AuthSettings(Optional.of(Path.of("/etc/webcamd/users")), Set.of("ann", "bob"), true,
                Optional.of(Path.of("/etc/webcamd/key"))), true, true), line.serverSettings());
        assertEquals(new MemorySettings(512 << 20, 8 << 20), line.memorySettings());
        assertEquals(of(only(line).source(), "asked"), only(line).cameraSettings());
        assertEquals(3, only(line).index());
    }

    @Test
    void sourceIsADeviceOrATestPictureOrAFolder() throws UsageException {
        assertEquals("/dev/video5", only(CommandLine.parse("--index", "5")).source().name());
        assertTrue(only(CommandLine.parse("--index", "5")).source() instanceof V4l2Source);
        assertEquals("/dev/video2", only(CommandLine.parse("--source", "/dev/video2", "--index", "5")).source().name());
        assertTrue(only(CommandLine.parse("--source", "test")).source() instanceof TestSource);
        assertTrue(only(CommandLine.parse("--source", "file:/tmp")).source() instanceof FileSource);
    }

    @Test
    void onlyADeviceNeedsToSettle() throws UsageException {
        assertEquals(3, only(CommandLine.parse("--index", "5")).captureSettings().settleFrames());
        assertEquals(0, only(CommandLine.parse("--source", "test")).captureSettings().settleFrames());
        assertEquals(0, only(CommandLine.parse("--source", "file:/tmp")).captureSettings().settleFrames());
        assertEquals(4, only(CommandLine.parse("--source", "test", "--settle-frames", "4")).captureSettings()
            .settleFrames());
    }

    @ParameterizedTest
    @CsvSource({"0, CLOCKWISE", "1, HALF", "2, COUNTERCLOCKWISE", "90, CLOCKWISE", "180, HALF",
        "270, COUNTERCLOCKWISE", "-90, COUNTERCLOCKWISE", "-1, NONE"})
    void rotateTakesTheSeedsCodesAndDegrees(String value, Rotation rotation) throws UsageException {
        Wish turned = Wish.turned(rotation);
        assertEquals(turned, only(CommandLine.parse("--rotate", value)).captureSettings().wish());
        assertEquals(turned, only(CommandLine.parse("--rotate=" + value)).captureSettings().wish());
    }

    @Test
    void addressOfTheChosenProtocolIsListenedOn() throws UsageException {
        assertEquals("::1",
            CommandLine.parse("--ipv", "6", "--v6bindaddress", "::1").serverSettings().listen().address());
        assertEquals("127.0.0.1", CommandLine.parse("--v4bindaddress", "127.0.0.1", "--v6bindaddress", "::1")
            .serverSettings().listen().address());
    }

    @Test
    void valueMayStandBehindAnEqualsSign() throws UsageException {
        assertEquals(8081, CommandLine.parse("--port=8081").serverSettings().listen().port());
        assertEquals(640, only(CommandLine.parse("--wid=640")).cameraSettings().width());
        assertEquals("/dev/a=b", only(CommandLine.parse("--source=/dev/a=b")).source().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--probe /dev/video2", "--probe=/dev/video2", "--prob /dev/video2",
        "--source /dev/video2 --probe", "--probe --source=/dev/video2", "--probe --index 2",
        "--width 640 --probe /dev/video2 --height 480"})
    void sourceMayFollowProbe(String args) throws UsageException {
        CommandLine line = CommandLine.parse(args.split(" "));

        assertTrue(line.wantsProbe());
        assertEquals("/dev/video2", only(line).source().name());
    }

    @Test
    void standardInputMayFollowProbeAndNothingHasTo() throws UsageException {
        assertEquals("standard input", only(CommandLine.parse("--probe", "-")).source().name());
        assertEquals("/dev/video0", only(CommandLine.parse("--probe")).source().name());
        assertFalse(CommandLine.parse().wantsProbe());
        assertEquals(new CameraSettings(640, 720, 30, CaptureFormat.AUTO),
            only(CommandLine.parse("--probe", "test", "--width", "640")).cameraSettings());
    }

    @Test
    void lastOneWins() throws UsageException {
        assertEquals(3, CommandLine.parse("--port", "1", "--port=2", "--port", "3").serverSettings().listen().port());
    }

    @Test
    void originsAddUpAndReplaceTheDefault() throws UsageException {
        assertEquals(List.of("https://a.local", "https://b.local", "https://c.local"),
            CommandLine.parse("--allow-origin", "https://a.local,https://b.local", "--allow-origin=https://c.local")
                .serverSettings().access().origins().origins());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version"})
    void helpAndVersionAskForNothingElse(String option) throws UsageException {
        CommandLine line = CommandLine.parse(option, "--port", "99999");

        assertEquals(!option.equals("--version"), line.wantsHelp());
        assertEquals(option.equals("--version"), line.wantsVersion());
        assertFalse(line.isSettled());
    }

    static Stream<Field> options() {
        return Stream.of(Options.class, ClusterOptions.class, CameraOptions.class)
            .flatMap(options -> Arrays.stream(options.getDeclaredFields()))
            .filter(field -> field.isAnnotationPresent(Parameter.class));
    }

    static Object valueIn(Options options, Field option) throws IllegalAccessException {
        return option.get(Stream.of(options, options.cluster, options.ofAllCameras)
            .filter(option.getDeclaringClass()::isInstance).findFirst().orElseThrow());
    }

    private static CameraSpec only(CommandLine line) {
        assertEquals(1, line.cameras().size());
        return line.cameras().get(0);
    }

    static String name(Field option) {
        return option.getAnnotation(Parameter.class).names()[0];
    }

    private static Object controls(Source source) {
        return of(source.controls().orElseThrow(), "wanted");
    }

    private static Object of(Object owner, String field) {
        try {
            Field declared = owner.getClass().getDeclaredField(field);
            declared.setAccessible(true);
            return declared.get(owner);
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }
}
