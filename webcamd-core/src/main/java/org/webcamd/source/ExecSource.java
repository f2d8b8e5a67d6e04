package org.webcamd.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Metronome;
import org.webcamd.camera.Source;
import org.webcamd.memory.MemoryShare;
import org.webcamd.text.Secrets;
import org.webcamd.text.SourceText;

/**
 * What a command writes to its standard output: multipart or JPEGs end to end. The shell runs it for as long as the
 * camera is open, watched or not, since programs that are held up would deliver what is old, and programs that are
 * started anew keep a first viewer waiting. One that has given pictures and ends without a complaint, as programs do
 * that take one picture, is run again, at the rate that was asked for.
 */
final class ExecSource implements Source {
    static final String SCHEME = "exec:";

    private final String command;
    private final String name;
    private final double fps;
    private final Patience patience;
    private final Map<String, String> environment;
    private final Secrets secrets;

    ExecSource(String command, CameraSettings settings) {
        this(command, settings, Optional.empty());
    }

    /** With what the command finds in its environment. */
    ExecSource(String command, CameraSettings settings, Optional<SourceLogin> login) {
        this.command = command;
        environment = login.map(SourceLogin::environment).orElse(Map.of());
        secrets = Secrets.in(command).and(login.map(SourceLogin::secrets).orElse(Secrets.NONE));
        fps = settings.fps();
        patience = Patience.of(settings);
        name = SourceText.shown(SCHEME + command);
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        return StreamCamera.open(() -> start(memory), name, patience);
    }

    private PicturePump start(MemoryShare memory) throws CameraException {
        try {
            PictureReader reader = RoundsReader.start(() -> new ProcessReader(name,
                ChildProcess.start(name, List.of("/bin/sh", "-c", command), environment, secrets), memory),
                new Metronome(fps));
            return new PicturePump(name, reader, PicturePump.NEVER_NANOS).start();
        } catch (IOException noShell) {
            throw new CameraException("%s cannot be started: %s".formatted(name, noShell.getMessage()));
        }
    }

    @Override
    public long patienceNanos() {
        return patience.limitNanos();
    }

    @Override
    public String name() {
        return name;
    }
}
