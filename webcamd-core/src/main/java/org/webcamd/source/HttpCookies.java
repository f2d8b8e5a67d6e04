package org.webcamd.source;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.Cookie;

/** The cookies of one source, for as long as the program runs: few, and none of them large. Any thread. */
final class HttpCookies extends BasicCookieStore {
    private static final long serialVersionUID = 1;
    private static final int MOST = 16;
    private static final int LONGEST = 4 * 1024;

    @Override
    public synchronized void addCookie(Cookie cookie) {
        boolean small = cookie.getName().length() + String.valueOf(cookie.getValue()).length() <= LONGEST;
        if (small) {
            super.addCookie(cookie);
        }
        clearExpired(Instant.now());
        List<Cookie> kept = getCookies();
        if (kept.size() > MOST) {
            // Nobody needs as many: the newest is the one that is asked for.
            clear();
            super.addCookie(cookie);
        }
    }

    @Override
    public void addCookies(Cookie[] cookies) {
        List.of(cookies).forEach(this::addCookie);
    }

    @Override
    @Deprecated
    public synchronized boolean clearExpired(Date date) {
        return clearExpired(date.toInstant());
    }
}
