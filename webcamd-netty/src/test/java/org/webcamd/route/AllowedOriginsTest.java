package org.webcamd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AllowedOriginsTest {
    private static final String MAINSAIL = "https://mainsail.local";

    @Test
    void anyPageMayReadByDefault() {
        assertEquals("*", answer(AllowedOrigins.ANY, "https://anything.example").get("Access-Control-Allow-Origin"));
        assertEquals("*", answer(AllowedOrigins.ANY, null).get("Access-Control-Allow-Origin"));
        assertNull(answer(AllowedOrigins.ANY, null).get("Vary"));
    }

    @Test
    void listedOriginIsToldItsOwnName() {
        HttpHeaders answer = answer(new AllowedOrigins(List.of("http://other", MAINSAIL)), MAINSAIL);

        assertEquals(MAINSAIL, answer.get("Access-Control-Allow-Origin"));
        assertEquals("origin", answer.get("Vary"));
    }

    @Test
    void othersAreToldNothingAndCachesAreToldThatItDiffers() {
        AllowedOrigins listed = new AllowedOrigins(List.of(MAINSAIL));

        assertNull(answer(listed, "https://evil.example").get("Access-Control-Allow-Origin"));
        assertNull(answer(listed, MAINSAIL + ".evil.example").get("Access-Control-Allow-Origin"));
        assertNull(answer(listed, null).get("Access-Control-Allow-Origin"));
        assertEquals("origin", answer(listed, null).get("Vary"));
    }

    @Test
    void listIsCopied() {
        List<String> list = new ArrayList<>(List.of(MAINSAIL));
        AllowedOrigins origins = new AllowedOrigins(list);
        list.add("*");

        assertEquals(List.of(MAINSAIL), origins.origins());
        assertThrows(UnsupportedOperationException.class, () -> origins.origins().add("*"));
    }

    private static HttpHeaders answer(AllowedOrigins origins, String origin) {
        HttpHeaders request = new DefaultHttpHeaders();
        if (origin != null) {
            request.set("Origin", origin);
        }
        HttpHeaders response = new DefaultHttpHeaders();
        origins.allow(request, response);
        return response;
    }
}
