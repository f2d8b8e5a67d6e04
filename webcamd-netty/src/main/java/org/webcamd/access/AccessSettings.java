package org.webcamd.access;

import java.util.List;
import org.webcamd.settings.SettingException;

/**
 * Who may read what is served here, and who may change something.
 *
 * @param origins which web pages may read the answers; those that are named may also change what may be changed
 * @param hosts further names that this server is called by
 * @param allowControl whether whoever may watch may also adjust cameras
 */
public record AccessSettings(AllowedOrigins origins, List<String> hosts, boolean allowControl) {
    /** Copies the names, as they are compared; refuses what is none. */
    public AccessSettings {
        hosts = hosts.stream().map(AccessSettings::checked).toList();
    }

    private static String checked(String host) {
        boolean bare = WebHost.portStart(host) == host.length();
        return WebHost.ofAuthority(bare ? host : "").map(WebHost::name).orElseThrow(() -> SettingException.text(
            "host", host, "a name such as cam.example.org, without http:// and port"));
    }
}
