import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Run by the build: lays out the files of the Debian package as they are to be installed, but for links. One thread.
 */
final class PackTree {
    private static final String SHARE = "usr/share/webcamd/";
    private static final String DOCUMENTS = "usr/share/doc/webcamd/";
    private static final String COMPLETIONS = "usr/share/bash-completion/completions/";
    private static final String ZSH_COMPLETIONS = "usr/share/zsh/vendor-completions/_";
    private static final List<String> PROGRAMS = List.of("webcamd", "webcamd-cluster-demo");
    private static final String PROGRAM_OF_ARCHIVE = "/opt/webcamd/bin/webcamd";
    /** What a service does that nobody has told anything; a comment in the archive. */
    private static final String EVERY_CAMERA = "# camera = auto\n";
    private static final List<String> EXAMPLES = List.of("nginx.conf", "haproxy.cfg");

    private final Path module;
    private final Path root;

    private PackTree(Path module) {
        this.module = module;
        root = module.resolve("target/deb");
    }

    /**
     * Makes the folder target/deb anew.
     *
     * @param args the folder of the module
     */
    public static void main(String[] args) throws IOException {
        new PackTree(Path.of(args[0])).lay();
    }

    private void lay() throws IOException {
        remove(root);
        for (String program : PROGRAMS) {
            copy("bin/" + program, SHARE + "bin/" + program);
            layGenerated(program);
        }
        // A program may need nothing of what lies among the documents.
        copyAll("share/cluster", SHARE + "share/cluster", "haproxy\\.cfg|nats-home\\.conf");
        copyAll("target/lib", SHARE + "lib", ".*\\.jar");
        copyAll("target/lib/native", "usr/lib/webcamd", ".*");
        String settings = Files.readString(module.resolve("webcamd.conf"));
        if (!settings.contains(EVERY_CAMERA)) {
            throw new IOException("webcamd.conf has no line " + EVERY_CAMERA);
        }
        write("etc/webcamd/webcamd.conf",
            settings.replace(EVERY_CAMERA, EVERY_CAMERA.substring(2)).getBytes(StandardCharsets.UTF_8));
        layUnits(list(module.resolve("systemd")));
        layDocuments();
    }

    private void layUnits(List<Path> units) throws IOException {
        for (Path unit : units) {
            String text = Files.readString(unit).replace(PROGRAM_OF_ARCHIVE, "/usr/bin/webcamd");
            write("usr/lib/systemd/system/" + unit.getFileName(), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** As in the archive, so that the links between documents are good; Debian wants some of them packed. */
    private void layDocuments() throws IOException {
        copyAll("target/documents", DOCUMENTS.substring(0, DOCUMENTS.length() - 1), ".*");
        for (String example : EXAMPLES) {
            copy(example, DOCUMENTS + example);
        }
        copyAll("share", DOCUMENTS + "share", ".*");
        copy("src/deb/copyright", DOCUMENTS + "copyright");
        copy("src/deb/lintian-overrides", "usr/share/lintian/overrides/webcamd");
        write(DOCUMENTS + "changelog.gz", packed(Files.readAllBytes(module.resolve("src/deb/changelog"))));
    }

    /** What the program tells of its options. */
    private void layGenerated(String program) throws IOException {
        Path share = module.resolve("target/generated-share");
        String manual = "man/man1/" + program + ".1";
        write("usr/share/" + manual + ".gz", packed(Files.readAllBytes(share.resolve(manual))));
        write(COMPLETIONS + program, Files.readAllBytes(share.resolve("bash-completion/completions/" + program)));
        write(ZSH_COMPLETIONS + program, Files.readAllBytes(share.resolve("zsh/site-functions/_" + program)));
    }

    private void copyAll(String from, String to, String names) throws IOException {
        Path folder = module.resolve(from);
        for (Path file : list(folder)) {
            String name = folder.relativize(file).toString();
            if (name.matches(names) && (!from.equals("target/lib") || name.indexOf('/') < 0)) {
                write(to + "/" + name, Files.readAllBytes(file));
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void copy(String from, String to) throws IOException {
        write(to, Files.readAllBytes(module.resolve(from)));
    }

    private void write(String to, byte[] bytes) throws IOException {
        Path file = root.resolve(to);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** As by gzip -9n: no name, no time, and the mark of the best compression. */
    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, 3});
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] some = new byte[8192];
        while (!deflater.finished()) {
            out.write(some, 0, deflater.deflate(some));
        }
        deflater.end();
        CRC32 sum = new CRC32();
        sum.update(bytes);
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt((int) sum.getValue())
            .putInt(bytes.length).array());
        return out.toByteArray();
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
