package org.webcamd.tls;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.webcamd.counters.Counters;
import org.webcamd.settings.SettingException;

/**
 * The TLS of a port: gives new connections what encrypts them, by the certificate that is there now. Connections keep
 * the one that they began with. Opened and closed by one thread; the rest is for any thread.
 */
public final class TlsPort implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TlsPort.class.getName());
    private static final long LOOK_SECONDS = 5;
    /** A client that takes nothing does not learn of the end either. */
    private static final long FAREWELL_MILLIS = 500;

    private final TlsEngines engines;
    private final Handshakes handshakes;
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webcamd-tls-files");
        thread.setDaemon(true);
        return thread;
    });
    private volatile TlsReport report;
    /** Of the thread that watches, which runs it. */
    private volatile Runnable look = () -> { };

    // Guarded by this, so that none is released while a connection begins with it.
    private SslContext context;

    private TlsPort(TlsEngines engines, Counters counters) {
        this.engines = engines;
        handshakes = new Handshakes(counters);
    }

    /**
     * Reads, or makes, key and certificate, and looks after them from then on.
     *
     * @param settings with TLS on
     * @param names by which this server is reached, beside the machine's own, for a certificate that is made here
     * @param counters the server's
     * @return gives connections their handlers
     * @throws SettingException when there is no certificate that could be served, in one line
     */
    public static TlsPort open(TlsSettings settings, List<String> names, Counters counters) {
        return open(settings.files().<IdentitySource>map(files -> files)
            .orElseGet(() -> SelfSigned.inStateFolder(names)), TlsEngines.best(), counters);
    }

    static TlsPort open(IdentitySource source, TlsEngines engines, Counters counters) {
        String state = source.state();
        Identity first = source.read();
        TlsPort port = new TlsPort(engines, counters);
        boolean open = false;
        try {
            port.take(first);
            CertificateWatch watch = new CertificateWatch(source, state, first, port::take, Clock.systemUTC());
            port.look = () -> look(watch);
            port.watching.scheduleWithFixedDelay(port.look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
            open = true;
            return port;
        } finally {
            if (!open) {
                port.close();
            }
        }
    }

    private static void look(CertificateWatch watch) {
        try {
            watch.look();
        } catch (RuntimeException fault) {
            LOG.log(WARNING, "a fault while looking for a new certificate", fault);
        }
    }

    /** Looks out of turn whether there is another certificate, and returns at once. */
    public void look() {
        try {
            watching.execute(look);
        } catch (RejectedExecutionException ending) {
            // No connection begins any more.
        }
    }

    void take(Identity identity) {
        try {
            SslContext made = engines.context(identity);
            ReferenceCountUtil.release(replace(made));
            report = new TlsReport(engines.name(), identity.sha256(), identity.ends());
            LOG.log(INFO, report.line());
        } catch (SSLException | IllegalArgumentException refused) {
            String complaint = " will not do: " + refused.getMessage();
            if (report == null) {
                throw SettingException.of(CertificateFiles.CERTIFICATE_OPTION, complaint);
            }
            LOG.log(WARNING, "the certificate stays as it is: the new one" + complaint);
        }
    }

    private synchronized SslContext replace(SslContext made) {
        SslContext before = context;
        context = made;
        return before;
    }

    /**
     * Lets a connection begin, with TLS or plain; to be called before the handlers of HTTP are there.
     *
     * @param pipeline of the connection
     */
    public void addTo(ChannelPipeline pipeline) {
        pipeline.addLast(new FirstBytes(this));
    }

    /**
     * Tells plain HTTP from what is encrypted.
     *
     * @param pipeline of a connection whose first request was read
     * @return whether it is encrypted
     */
    public static boolean isEncrypted(ChannelPipeline pipeline) {
        return pipeline.get(FirstBytes.TLS) != null;
    }

    /** What encrypts a connection that begins now, or null where too many begin, or none may any more. */
    SslHandler handler(Channel channel) {
        SSLEngine engine = engine(channel);
        if (engine == null) {
            return null;
        }
        if (!handshakes.begin()) {
            ReferenceCountUtil.release(engine);
            return null;
        }
        SslHandler handler = new SslHandler(engine, handshakes.worker());
        handler.setWrapDataSize(PacedWrites.PIECE_BYTES);
        handler.setHandshakeTimeout(Handshakes.LONGEST_SECONDS, TimeUnit.SECONDS);
        handler.setCloseNotifyFlushTimeoutMillis(FAREWELL_MILLIS);
        handler.handshakeFuture().addListener(done -> handshakes.ended(done, channel.remoteAddress()));
        return handler;
    }

    private synchronized SSLEngine engine(Channel channel) {
        return context == null ? null : context.newEngine(channel.alloc());
    }

    /** {@return what is told of it now} */
    public TlsReport report() {
        return report;
    }

    /** No connection begins any more; those that have begun go on. */
    @Override
    public void close() {
        watching.shutdownNow();
        handshakes.close();
        ReferenceCountUtil.release(replace(null));
    }
}
