package org.webcamd.packaging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real nginx on free ports of 127.0.0.1, as any user, in front of one server: with all that it does unless told
 * otherwise, but for what its own documentation says of WebSockets.
 */
final class Nginx implements AutoCloseable {
    private static final String CONFIGURATION = """
        %s
        daemon off;
        pid FOLDER/nginx.pid;
        error_log FOLDER/error.log;
        events {}
        http {
            access_log off;
            client_body_temp_path FOLDER/body;
            proxy_temp_path FOLDER/proxy;
            fastcgi_temp_path FOLDER/fastcgi;
            uwsgi_temp_path FOLDER/uwsgi;
            scgi_temp_path FOLDER/scgi;
            map $http_upgrade $connection_upgrade { default upgrade; '' close; }
            server {
                listen 127.0.0.1:%d;
                listen 127.0.0.1:%d ssl;
                ssl_certificate %s;
                ssl_certificate_key %s;
                location /webcam/ {
                    proxy_pass http://127.0.0.1:%d/;
                    proxy_http_version 1.1;
                    proxy_set_header Host $host;
                    proxy_set_header Upgrade $http_upgrade;
                    proxy_set_header Connection $connection_upgrade;
                }
            }
        }
        """;

    private final RunningProgram program;
    private final int httpPort;
    private final int httpsPort;

    private Nginx(RunningProgram program, int httpPort, int httpsPort) {
        this.program = program;
        this.httpPort = httpPort;
        this.httpsPort = httpsPort;
    }

    /** Skips the tests that need it where it is not installed. */
    static void assumeInstalled() {
        assumeTrue(RunningProgram.find("nginx").isPresent(), "nginx is not installed");
    }

    /** Listens already when it is returned. */
    static Nginx start(Path folder, SelfSigned certificate, int webcamd) throws Exception {
        int httpPort = RunningProgram.freePort();
        int httpsPort = RunningProgram.freePort();
        // Processes of another user could not write into the folder.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Path file = Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(user, httpPort, httpsPort,
            certificate.pem, certificate.pem, webcamd).replace("FOLDER", folder.toString()));
        Nginx nginx = new Nginx(RunningProgram.start(new ProcessBuilder(
            RunningProgram.find("nginx").orElseThrow().toString(), "-e", "stderr", "-c", file.toString())),
            httpPort, httpsPort);
        nginx.program.awaitPort(nginx.httpsPort);
        return nginx;
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
