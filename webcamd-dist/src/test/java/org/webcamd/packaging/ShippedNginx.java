package org.webcamd.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real nginx with the shipped file in its {@code http}, on free ports of 127.0.0.1 and as any user. Its logs are in
 * the folder; what is not told where to go is in access.log and error.log, as with Debian.
 */
final class ShippedNginx implements AutoCloseable {
    private static final Path SHIPPED = Path.of("nginx.conf").toAbsolutePath();
    private static final Path FOR_EDGES = Path.of("share", "cluster", "nginx.conf").toAbsolutePath();
    private static final String MAIN = """
        %s
        daemon off;
        pid FOLDER/nginx.pid;
        error_log FOLDER/error.log;
        events {}
        http {
            access_log FOLDER/access.log;
            client_body_temp_path FOLDER/body;
            proxy_temp_path FOLDER/proxy;
            fastcgi_temp_path FOLDER/fastcgi;
            uwsgi_temp_path FOLDER/uwsgi;
            scgi_temp_path FOLDER/scgi;
            include FOLDER/webcamd.conf;
        }
        """;

    private final int httpPort;
    private final int httpsPort;
    private RunningProgram program;

    private ShippedNginx() throws IOException {
        httpPort = RunningProgram.freePort();
        httpsPort = RunningProgram.freePort();
    }

    /** Listens already when it is returned. */
    static ShippedNginx start(Path folder, SelfSigned certificate, int webcamd) throws Exception {
        ShippedNginx nginx = new ShippedNginx();
        nginx.run(nginx.written(folder, shipped(SHIPPED, folder, certificate), webcamd));
        return nginx;
    }

    /** The one for edges, with these in its list. */
    static ShippedNginx startForEdges(Path folder, SelfSigned certificate, List<Integer> edges) throws Exception {
        ShippedNginx nginx = new ShippedNginx();
        String text = shipped(FOR_EDGES, folder, certificate);
        for (int edge = 0; edge < edges.size(); edge++) {
            text = text.replace("192.168.1.2" + (edge + 1) + ":8080 ", "127.0.0.1:" + edges.get(edge) + " ");
        }
        nginx.run(nginx.written(folder, text));
        return nginx;
    }

    private void run(Path file) throws Exception {
        program = RunningProgram.start(new ProcessBuilder(command(), "-e", "stderr", "-c", file.toString()));
        program.awaitPort(httpsPort);
    }

    /** The same with the lines that the file has for passwords of nginx's own, which are in a file of the folder. */
    static ShippedNginx startWithPasswords(Path folder, SelfSigned certificate, int webcamd, Path users)
        throws Exception {
        ShippedNginx nginx = new ShippedNginx();
        String text = shipped(SHIPPED, folder, certificate)
            .replaceAll("(?m)^( *)#(?=auth_basic|proxy_set_header)", "$1")
            .replace("/etc/nginx/webcamd.htpasswd;", users + ";");
        nginx.run(nginx.written(folder, text, webcamd));
        return nginx;
    }

    /** What it says to the file, but for the places of certificate and log, and for ports that only root may have. */
    static RunningProgram check(Path folder, SelfSigned certificate) throws Exception {
        return check(new ShippedNginx().written(folder, shipped(SHIPPED, folder, certificate), 8080));
    }

    /** The same of the one for edges. */
    static RunningProgram checkForEdges(Path folder, SelfSigned certificate) throws Exception {
        return check(new ShippedNginx().written(folder, shipped(FOR_EDGES, folder, certificate)));
    }

    private static RunningProgram check(Path file) throws Exception {
        return RunningProgram.run(command(), "-t", "-e", "stderr", "-c", file.toString());
    }

    private static String command() {
        return RunningProgram.find("nginx").orElseThrow().toString();
    }

    private static String shipped(Path file, Path folder, SelfSigned certificate) throws IOException {
        return Files.readString(file)
            .replace("/etc/nginx/webcamd.pem", certificate.pem.toString())
            .replace("/etc/nginx/webcamd.key", certificate.pem.toString())
            .replace("/var/log/nginx", folder.toString());
    }

    private Path written(Path folder, String shipped, int webcamd) throws IOException {
        return written(folder, shipped.replace("127.0.0.1:8080/", "127.0.0.1:" + webcamd + "/"));
    }

    private Path written(Path folder, String shipped) throws IOException {
        Files.writeString(folder.resolve("webcamd.conf"), shipped
            .replaceAll("(?m)^ *listen \\[::].*\n", "")
            .replace("listen 80;", "listen 127.0.0.1:" + httpPort + ";")
            .replace("listen 443 ", "listen 127.0.0.1:" + httpsPort + " "));
        // Processes of another user could not write into the folder.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        return Files.writeString(folder.resolve("main.conf"), MAIN.formatted(user)
            .replace("FOLDER", folder.toString()));
    }

    /** All that is in logs of a folder. */
    static String logs(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log")).toList()) {
                all.append(file.getFileName()).append(":\n").append(Files.readString(file));
            }
        }
        return all.toString();
    }

    int httpPort() {
        return httpPort;
    }

    int httpsPort() {
        return httpsPort;
    }

    @Override
    public void close() {
        program.close();
    }
}
