package org.webcamd.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.webcamd.settings.SettingException;

/**
 * How to get to the brokers of a cluster. Immutable; any thread.
 *
 * @param addresses one or more, tried in turn
 * @param subjects of the cluster
 * @param credentials who asks, by a key; empty where addresses tell it, or nobody has to
 * @param trust which certificates are believed; empty for those that Java knows
 */
public record BrokerSettings(List<BrokerAddress> addresses, Subjects subjects, Optional<Credentials> credentials,
    Optional<BrokerTrust> trust) {
    /** What a cluster is called where nothing is said. */
    public static final String USUAL_CLUSTER = "webcamd";

    /**
     * Understands what a user gave.
     *
     * @param key of the setting that tells the addresses, {@code publish} or {@code edge}
     * @param addresses separated by commas
     * @param cluster its name
     * @param credentials a file, as nsc and nk write it
     * @param authorities a file of certificates, PEM
     * @return settings that are good
     * @throws SettingException when something is wrong with them, or a file cannot be read
     */
    public static BrokerSettings of(String key, String addresses, String cluster, Optional<Path> credentials,
        Optional<Path> authorities) {
        if (!Subjects.isName(cluster)) {
            throw SettingException.text("cluster", cluster, "1 to 64 letters, digits, _ and -");
        }
        List<BrokerAddress> list = BrokerAddress.list(key, addresses);
        if (authorities.isPresent() && list.stream().noneMatch(BrokerAddress::secure)) {
            throw SettingException.of("nats-ca", " is for brokers whose address begins with tls://");
        }
        return new BrokerSettings(list, new Subjects(cluster), credentials.map(Credentials::read),
            authorities.map(BrokerTrust::read));
    }

    /** {@return the addresses for people, without users and passwords} */
    public String shown() {
        return addresses.stream().map(BrokerAddress::shown).collect(Collectors.joining(","));
    }
}
