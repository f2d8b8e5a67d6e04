import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Run by the build on the folder of jars that is shipped: takes the native libraries of one platform out of their jars,
 * so that no start has to, and leaves out what this program never loads. docs/decisions/0030 tells why. One thread.
 */
final class PackLibraries {
    private static final Pattern NATIVE_JAR = Pattern.compile(".*-linux-[^-]+\\.jar");
    private static final Pattern JNA_JAR = Pattern.compile("jna-\\d.*\\.jar");
    private static final Pattern OPENCV_JAR = Pattern.compile("opencv-\\d[^-]*-[\\d.]+\\.jar");
    /** Only names functions of a library that is left out. */
    private static final Pattern NEEDLESS_JAR = Pattern.compile("openblas-.*\\.jar");

    private static final Pattern LIBRARY = Pattern.compile(
        "org/bytedeco/javacpp/.*/libjnijavacpp\\.so"
            + "|org/bytedeco/opencv/[^/]+/lib(jni)?opencv_(core|imgproc|imgcodecs)\\.so(\\.\\d+)?"
            + "|META-INF/native/libnetty_\\w+\\.so");
    private static final Pattern JNA_LIBRARY = Pattern.compile("com/sun/jna/[^/]+/(lib)?jnidispatch\\.\\w+");
    private static final Pattern OPENCV_PART = Pattern.compile(
        "org/bytedeco/opencv/(?!(global|presets|helper)?/?opencv_(core|imgproc|imgcodecs)[./$]).+");
    private static final Pattern FOREIGN_PATHS = Pattern.compile("META-INF/native-image/.*");

    private final Path jars;
    private final Path natives;

    private PackLibraries(Path jars) throws IOException {
        this.jars = jars;
        natives = Files.createDirectories(jars.resolve("native"));
    }

    /**
     * Changes the folder.
     *
     * @param args the folder of jars, and JavaCPP's name of the platform
     */
    public static void main(String[] args) throws IOException {
        new PackLibraries(Path.of(args[0])).pack(args[1]);
    }

    private void pack(String platform) throws IOException {
        String jnaLibrary = "com/sun/jna/" + (platform.equals("linux-arm64") ? "linux-aarch64" : "linux-x86-64")
            + "/libjnidispatch.so";
        for (Path jar : list(jars)) {
            String name = jar.getFileName().toString();
            if (NATIVE_JAR.matcher(name).matches()) {
                takeOut(jar, LIBRARY);
                Files.delete(jar);
            } else if (NEEDLESS_JAR.matcher(name).matches()) {
                Files.delete(jar);
            } else if (JNA_JAR.matcher(name).matches()) {
                takeOut(jar, Pattern.compile(Pattern.quote(jnaLibrary)));
                leaveOut(jar, JNA_LIBRARY);
            } else if (OPENCV_JAR.matcher(name).matches()) {
                leaveOut(jar, Pattern.compile(OPENCV_PART + "|" + FOREIGN_PATHS));
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void takeOut(Path jar, Pattern libraries) throws IOException {
        if (!jar.getFileName().toString().contains("openblas-")) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                int before = list(natives).size();
                for (ZipEntry entry : entries(zip)) {
                    if (libraries.matcher(entry.getName()).matches()) {
                        byte[] library = zip.getInputStream(entry).readAllBytes();
                        Path file = natives.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
                        Files.write(file, new Library(library).edited());
                    }
                }
                if (list(natives).size() == before) {
                    throw new IOException("no library is taken out of " + jar + ": does it have other names now?");
                }
            }
        }
    }

    private static void leaveOut(Path jar, Pattern names) throws IOException {
        Path smaller = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipFile zip = new ZipFile(jar.toFile());
            ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(smaller))) {
            for (ZipEntry entry : entries(zip)) {
                if (!entry.isDirectory() && !names.matcher(entry.getName()).matches()) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(entry.getTimeLocal());
                    out.putNextEntry(copy);
                    zip.getInputStream(entry).transferTo(out);
                }
            }
        }
        Files.delete(jar);
        Files.move(smaller, jar);
    }

    private static List<ZipEntry> entries(ZipFile zip) {
        List<ZipEntry> entries = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
            entries.add(all.nextElement());
        }
        return entries;
    }

    /**
     * A shared library for 64-bit little-endian Linux, in memory. What it needs is looked for beside it and nowhere
     * else, OpenBLAS it does without, and names for a debugger go.
     */
    private static final class Library {
        private static final String NOT_NEEDED = "libopenblas.so.0";
        private static final byte[] BESIDE = "$ORIGIN\0".getBytes(StandardCharsets.US_ASCII);
        private static final int SEGMENT_BYTES = 56;
        private static final int SEGMENT_LOAD = 1;
        private static final int SEGMENT_DYNAMIC = 2;
        private static final int DYNAMIC_BYTES = 16;
        private static final long NEEDED = 1;
        private static final long STRINGS = 5;
        private static final long RPATH = 15;
        private static final long RUNPATH = 29;

        private final ByteBuffer file;

        Library(byte[] bytes) {
            file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            if (file.getInt(0) != 0x464c457f || bytes[4] != 2 || bytes[5] != 1) {
                throw new UncheckedIOException(new IOException("not a 64-bit little-endian ELF file"));
            }
        }

        byte[] edited() {
            int dynamic = segment(SEGMENT_DYNAMIC, 0);
            int strings = inFile(valueOf(dynamic, STRINGS));
            int to = dynamic;
            long tag = NEEDED;
            for (int from = dynamic; tag != 0; from += DYNAMIC_BYTES) {
                tag = file.getLong(from);
                int string = strings + (int) file.getLong(from + 8);
                if (tag == RPATH || tag == RUNPATH) {
                    file.put(string, BESIDE);
                }
                if (tag != NEEDED || !text(string).equals(NOT_NEEDED)) {
                    file.putLong(to, tag).putLong(to + 8, file.getLong(from + 8));
                    to += DYNAMIC_BYTES;
                }
            }
            return withoutSections();
        }

        private int segments() {
            return file.getShort(56) & 0xffff;
        }

        private int at(int segment) {
            return (int) file.getLong(32) + segment * SEGMENT_BYTES;
        }

        /** Where in the file a segment of that kind begins, or the byte of it that is loaded to the address. */
        private int segment(int kind, long address) {
            for (int i = 0; i < segments(); i++) {
                long start = file.getLong(at(i) + 16);
                boolean holds = kind != SEGMENT_LOAD || address >= start && address < start + file.getLong(at(i) + 32);
                if (file.getInt(at(i)) == kind && holds) {
                    return (int) (file.getLong(at(i) + 8) + (kind == SEGMENT_LOAD ? address - start : 0));
                }
            }
            throw new IllegalArgumentException("no segment " + kind);
        }

        private int inFile(long address) {
            return segment(SEGMENT_LOAD, address);
        }

        private long valueOf(int dynamic, long tag) {
            int entry = dynamic;
            while (file.getLong(entry) != tag) {
                entry += DYNAMIC_BYTES;
            }
            return file.getLong(entry + 8);
        }

        private String text(int start) {
            int end = start;
            while (file.get(end) != 0) {
                end++;
            }
            return new String(file.array(), start, end - start, StandardCharsets.US_ASCII);
        }

        /** The loader reads segments; sections, most of which follow them, are for linkers and debuggers. */
        private byte[] withoutSections() {
            long end = 0;
            for (int i = 0; i < segments(); i++) {
                end = Math.max(end, file.getLong(at(i) + 8) + file.getLong(at(i) + 32));
            }
            file.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0);
            byte[] kept = new byte[(int) end];
            file.get(0, kept);
            return kept;
        }
    }
}
