package org.webcamd.cli;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.webcamd.cluster.BrokerSettings;
import org.webcamd.cluster.PublishSettings;
import org.webcamd.settings.SettingException;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/** The options of several machines that belong together, each with its default and its line in {@code --help}. */
final class ClusterOptions {
    private static final String ONLY_WITH_PUBLISH = " is for what is published: it stands beside --publish";

    @Parameter(names = "--publish", order = 221, placeholder = "URL", splitter = Undivided.class,
        description = "publish the cameras to other machines by way of the NATS server at nats://HOST or tls://HOST, "
            + "several separated by commas, with USER:PASSWORD@ or TOKEN@ before the first; frames are sent while an "
            + "--edge wants them")
    String publish;

    @Parameter(names = "--publish-width", order = 222, placeholder = "PIXELS", converter = WholeNumber.class,
        description = "publish pictures of at most that width, in pixels (default: as viewers here get them)")
    Integer publishWidth;

    @Parameter(names = "--publish-height", order = 223, placeholder = "PIXELS", converter = WholeNumber.class,
        description = "publish pictures of at most that height, in pixels (default: as viewers here get them)")
    Integer publishHeight;

    @Parameter(names = "--publish-quality", order = 224, placeholder = "QUALITY", converter = WholeNumber.class,
        description = "publish pictures that are encoded anew at that quality, 1 to 100 (default: as they are)")
    Integer publishQuality;

    @Parameter(names = "--publish-fps", order = 225, placeholder = "RATE", converter = DecimalNumber.class,
        description = "publish at most so many frames a second, 0.1 to 1000 (default: all)")
    Double publishFps;

    @Parameter(names = "--edge", order = 226, placeholder = "URL", splitter = Undivided.class,
        description = "serve the cameras that other machines publish to the NATS server at nats://HOST or tls://HOST, "
            + "as in --publish, each below its name; needs no camera here")
    String edge;

    @Parameter(names = "--cluster", order = 227, placeholder = "NAME",
        description = "name of those that belong together, of --publish and --edge")
    String cluster = BrokerSettings.USUAL_CLUSTER;

    @Parameter(names = "--nats-creds", order = 228, placeholder = "FILE",
        description = "credentials file for the NATS server (default: none)")
    String natsCreds;

    @Parameter(names = "--nats-ca", order = 229, placeholder = "FILE",
        description = "PEM file of the certificates that the NATS server's has to be signed by, with tls:// (default: "
            + "those that Java knows)")
    String natsCa;

    ClusterOptions() {
    }

    boolean isAnEdge() {
        return edge != null;
    }

    Optional<BrokerSettings> edgeSettings() {
        return Optional.ofNullable(edge).map(addresses -> broker("edge", addresses));
    }

    Optional<PublishSettings> publishSettings() {
        if (publish == null) {
            requireNothing();
            return Optional.empty();
        }
        Duration pause = publishFps == null ? Duration.ZERO : PublishSettings.pause(publishFps);
        return Optional.of(new PublishSettings(broker("publish", publish), wish(), pause));
    }

    private void requireNothing() {
        OptionValues.require(publishWidth == null, "publish-width", ONLY_WITH_PUBLISH);
        OptionValues.require(publishHeight == null, "publish-height", ONLY_WITH_PUBLISH);
        OptionValues.require(publishQuality == null, "publish-quality", ONLY_WITH_PUBLISH);
        OptionValues.require(publishFps == null, "publish-fps", ONLY_WITH_PUBLISH);
        OptionValues.require(natsCreds == null || edge != null, "nats-creds", " stands beside --publish or --edge");
        OptionValues.require(natsCa == null || edge != null, "nats-ca", " stands beside --publish or --edge");
    }

    private BrokerSettings broker(String key, String addresses) {
        return BrokerSettings.of(key, addresses, cluster, path("nats-creds", natsCreds), path("nats-ca", natsCa));
    }

    private static Optional<Path> path(String key, String file) {
        return Optional.ofNullable(file).map(name -> OptionValues.path(key, name));
    }

    private Wish wish() {
        int width = pixels("publish-width", publishWidth);
        int height = pixels("publish-height", publishHeight);
        if (publishQuality != null && (publishQuality < 1 || publishQuality > 100)) {
            throw SettingException.number("publish-quality", publishQuality, "1 to 100");
        }
        int quality = publishQuality == null ? Wish.ANY_QUALITY : publishQuality;
        return new Wish(Orientation.UPRIGHT, new Bounds(width, height), quality, Text.AS_IS);
    }

    private static int pixels(String key, Integer pixels) {
        if (pixels == null) {
            return 0;
        }
        if (pixels < 16 || pixels > 16_384) {
            throw SettingException.number(key, pixels, "16 to 16384");
        }
        return pixels;
    }
}
