package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar with the two main classes that the launcher starts, of a few lines each: they tell what they were given. */
final class FakeServer {
    private static final String MAIN = """
        package org.webcamd.launch;

        import java.lang.management.ManagementFactory;

        public final class Main {
            public static void main(String[] args) throws Exception {
                for (String arg : args) {
                    System.out.println("arg:" + arg);
                }
                for (String name : new String[] {
                        "LD_BIND_NOW", "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "MALLOC_ARENA_MAX"}) {
                    System.out.println(name + "=" + System.getenv(name));
                }
                System.out.println("pid:" + ProcessHandle.current().pid());
                for (String stream : new String[] {"0", "2"}) {
                    System.out.println("stream:" + stream + ":"
                        + java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of("/proc/self/fd", stream)));
                }
                System.out.println("jars:" + System.getProperty("java.class.path"));
                for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
                    System.out.println("flag:" + flag);
                }
                try {
                    System.load("/no/such/library.so");
                } catch (UnsatisfiedLinkError expected) {
                    System.out.println("native access tried");
                }
                if (args.length > 1 && args[0].equals("exit")) {
                    System.exit(Integer.parseInt(args[1]));
                }
                if (args.length > 0 && args[0].equals("stay")) {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        System.out.println("stopping");
                        Runtime.getRuntime().halt(0);
                    }));
                    System.out.println("staying");
                    Thread.sleep(60_000);
                    System.exit(9);
                }
            }
        }
        """;
    private static final String CLASS_DATA_ARCHIVE = """
        package org.webcamd.launch;

        public final class ClassDataArchive {
            public static void main(String[] args) throws Exception {
                Class.forName("org.webcamd.launch.Main");
                System.out.println("making an archive");
                String status = System.getenv("ARCHIVE_STATUS");
                System.exit(status == null ? 0 : Integer.parseInt(status));
            }
        }
        """;

    private FakeServer() {
    }

    /** Compiles in the folder and leaves the jar there. */
    static Path jar(Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path main = Files.writeString(sources.resolve("Main.java"), MAIN);
        Path archive = Files.writeString(sources.resolve("ClassDataArchive.java"), CLASS_DATA_ARCHIVE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(null, null, null, "--release", "17", "-d", classes.toString(),
            main.toString(), archive.toString());
        assertEquals(0, failed, "the fake server compiles");
        Path jar = folder.resolve("fake-server.jar");
        pack(classes, jar);
        return jar;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            for (Path path : files) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
    }
}
