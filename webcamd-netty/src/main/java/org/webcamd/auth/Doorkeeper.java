package org.webcamd.auth;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.webcamd.counters.Counters;

/**
 * Knows who may do what, by what is shown to it, and follows the files that say so. Any thread may ask, and none waits;
 * opened and closed by one.
 */
public final class Doorkeeper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Doorkeeper.class.getName());

    private final AuthSettings settings;
    private final Optional<Logins> logins;
    private final Optional<Links> links;
    private volatile Runnable onChange = () -> { };
    private final FileWatch watch = new FileWatch(line -> LOG.log(WARNING, line));

    private Doorkeeper(AuthSettings settings, Counters counters) throws AuthFileException {
        this.settings = settings;
        logins = settings.asks() ? Optional.of(logins(counters)) : Optional.empty();
        links = settings.linkKey().isPresent() ? Optional.of(links(settings.linkKey().get())) : Optional.empty();
        watch.start();
    }

    /**
     * Reads the files.
     *
     * @param settings what was asked for
     * @param counters the server's
     * @return ready to be asked
     * @throws AuthFileException when one of them cannot be used, in one line
     */
    public static Doorkeeper open(AuthSettings settings, Counters counters) throws AuthFileException {
        return new Doorkeeper(settings, counters);
    }

    private Logins logins(Counters counters) throws AuthFileException {
        SecretFile secret = new SecretFile(settings.users().orElseThrow(), "users", UsersFile.MOST_BYTES);
        UsersFile file = new UsersFile(secret);
        byte[] content = file.read();
        Users users = file.parse(content);
        requireOperators(users, secret);
        warnIfOpen(secret);
        LoginLines lines = new LoginLines(line -> LOG.log(WARNING, line));
        Logins opened = new Logins(users, settings.operators(), lines, counters, System::nanoTime);
        watch.add(file::read, content, changed -> {
            Users now = file.parse(changed);
            opened.users(now);
            LOG.log(INFO, "users: read again, " + (now.names().size() == 1 ? "1 user" : now.names().size() + " users"));
            missing(now).ifPresent(name -> LOG.log(WARNING, "users: operator " + name + " is not among them any more"));
            onChange.run();
        });
        return opened;
    }

    private Links links(Path path) throws AuthFileException {
        SecretFile secret = new SecretFile(path, "link-key", LinkKeyFile.MOST_BYTES);
        LinkKeyFile file = new LinkKeyFile(secret);
        byte[] content = file.read();
        Links opened = new Links(file.parse(content), Doorkeeper::epochSeconds);
        warnIfOpen(secret);
        watch.add(file::read, content, changed -> {
            opened.key(file.parse(changed));
            LOG.log(INFO, "link-key: read again; links that the one before has signed count no more");
            onChange.run();
        });
        return opened;
    }

    private static long epochSeconds() {
        return Instant.now().getEpochSecond();
    }

    private void requireOperators(Users users, SecretFile file) throws AuthFileException {
        Optional<String> missing = missing(users);
        if (missing.isPresent()) {
            throw new AuthFileException("--operator is '%s', must be one of the users of %s; htpasswd -B %s %s adds it"
                .formatted(missing.get(), file.name(), file.path(), missing.get()));
        }
    }

    private Optional<String> missing(Users users) {
        Set<String> operators = new TreeSet<>(settings.operators());
        operators.removeAll(users.names());
        return operators.stream().findFirst();
    }

    private static void warnIfOpen(SecretFile file) {
        if (file.isReadableByOthers()) {
            LOG.log(WARNING, "%s can be read by everybody on this machine: chmod o-r %s".formatted(file.name(),
                file.path()));
        }
    }

    /**
     * Has somebody look, from now on, each time that users or the key of links have changed.
     *
     * @param listener called when others count already, by the thread that reads the files
     */
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Looks at once whether the files have changed; returns before. */
    public void look() {
        watch.lookNow();
    }

    /** {@return what those may do who do not say who they are} */
    public Right ofAnybody() {
        return !settings.asks() ? Right.OPERATE : settings.anonymous() ? Right.WATCH : Right.NONE;
    }

    /** {@return whether those who say who they are may be able to do more} */
    public boolean asks() {
        return settings.asks();
    }

    /**
     * Looks at what somebody shows.
     *
     * @param authorization value of an Authorization header
     * @param from where it comes from
     * @param wanted whether somebody still waits for the result; any thread asks
     * @return nothing if it shows no name and password; else a result, now or, by a thread that hashes, soon
     */
    public Optional<CompletableFuture<LoginResult>> login(String authorization, Asker from, BooleanSupplier wanted) {
        return logins.flatMap(known -> Credentials.ofBasic(authorization)
            .map(credentials -> known.ask(credentials, from, wanted)));
    }

    /** {@return whether there are links that count} */
    public boolean takesLinks() {
        return links.isPresent();
    }

    /**
     * Looks at the proof of a link.
     *
     * @param proof as it was shown
     * @param scopes for any of which it has to be signed
     * @return what it is worth
     */
    public LinkVerdict link(LinkProof proof, List<LinkScope> scopes) {
        return links.map(known -> known.verdict(proof, scopes)).orElse(LinkVerdict.NONE);
    }

    /**
     * For how long a good link is still good.
     *
     * @param proof that was found good
     * @return seconds, below zero when only the difference of clocks keeps it good
     */
    public long secondsLeft(LinkProof proof) {
        return proof.expiresSeconds() - epochSeconds();
    }

    @Override
    public void close() {
        watch.close();
        logins.ifPresent(Logins::close);
    }
}
