package org.webcamd.tls;

import org.webcamd.settings.SettingException;

/** Where key and certificates come from. Read at the start, and then by the thread of {@link CertificateWatch}. */
interface IdentitySource {
    /** What is there, by which a change is noticed; cheap, and never fails. */
    String state();

    /**
     * Reads what is there.
     *
     * @throws SettingException when it cannot be served, in one line
     */
    Identity read();
}
