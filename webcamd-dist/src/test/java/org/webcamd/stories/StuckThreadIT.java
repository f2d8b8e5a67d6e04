package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** I/O threads that hang, as a fault in the program or below it would make them: a debugger holds them. */
@Timeout(120)
final class StuckThreadIT {
    /** Two seconds are aimed at; a machine that does ten things at once may take more. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private int debugPort;

    @BeforeEach
    void choosePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            debugPort = free.getLocalPort();
        }
    }

    private ForkedProgram start() throws Exception {
        return ForkedProgram.start("exec \"$0\" \"$@\"",
            List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + debugPort));
    }

    private VirtualMachine attach() throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketAttach")).findFirst().orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(debugPort));
        return connector.attach(arguments);
    }

    private static List<ThreadReference> ioThreads(VirtualMachine debugged) {
        return debugged.allThreads().stream().filter(each -> each.name().matches("webcamd-io-\\d+")).toList();
    }

    @Test
    void threadThatHangsIsSaidWithItsPlaceAndWhenItGoesOn() throws Exception {
        try (ForkedProgram program = start(); RawConnection viewer = program.view()) {
            VirtualMachine debugged = attach();
            ThreadReference held = ioThreads(debugged).get(0);
            held.suspend();
            String line = program.awaitLog(" has made no progress for 2 s; it is at ");
            assertTrue(line.contains(" WARNING " + held.name() + " "), line);
            assertTrue(line.contains("io.netty.channel."), line);

            held.resume();
            line = program.awaitLog(" goes on, after at least ");
            assertTrue(line.contains(" INFO    " + held.name() + " "), line);
            Viewer.readParts(viewer, 10);
            Info info = program.awaitInfo(each -> each.json().contains("\"stuckMillis\":0,"));
            assertTrue(info.number("ioThreadsStuck") >= 1);
            debugged.dispose();
        }
    }

    /** On a busy machine a thread may be without a core for two seconds, and that is said; but not for eight. */
    @Test
    void timeInWhichTheProcessWasStoppedDoesNotCount() throws Exception {
        try (ForkedProgram program = start(); RawConnection viewer = program.view()) {
            signal(program, "-STOP");
            TimeUnit.SECONDS.sleep(8);
            signal(program, "-CONT");
            Viewer.readParts(viewer, 60);
            program.terminateNanos();
            List<String> log = program.restOfLog();
            assertTrue(log.stream().noneMatch(line -> line.matches(".* no progress for ([89]|\\d\\d+) s.*")),
                log::toString);
        }
    }

    private static void signal(ForkedProgram program, String signal) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", signal, Long.toString(program.pid())).start().waitFor());
    }

    @Test
    void endComesInTimeWithAllIoThreadsHeld() throws Exception {
        endsWithThreadsHeld("webcamd-io-\\d+");
    }

    @Test
    void endComesInTimeWithACaptureThreadHeld() throws Exception {
        endsWithThreadsHeld("webcamd-capture-test");
    }

    @Test
    void endComesInTimeWithAllThreadsThatServeHeld() throws Exception {
        endsWithThreadsHeld("webcamd-.*");
    }

    private void endsWithThreadsHeld(String names) throws Exception {
        try (ForkedProgram program = start(); RawConnection viewer = program.view()) {
            Viewer.readParts(viewer, 3);
            VirtualMachine debugged = attach();
            List<ThreadReference> held =
                debugged.allThreads().stream().filter(each -> each.name().matches(names)).toList();
            held.forEach(ThreadReference::suspend);
            assertTrue(held.size() > 0, names);
            long nanos = program.terminateNanos();
            System.out.printf("ended %d ms after SIGTERM, with %s held%n", nanos / 1_000_000, names);
            assertTrue(nanos < LIMIT_NANOS);
        }
    }
}
