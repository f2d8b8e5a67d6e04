package org.webcamd.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
    /** The example of RFC 6455, 1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    @ParameterizedTest
    @CsvSource({"websocket, Upgrade", "WebSocket, upgrade", "'websocket, foo', 'keep-alive, Upgrade'",
        "'foo, websocket', 'Upgrade, keep-alive'", "'websocket,websocket', 'upgrade,upgrade'"})
    void whatHasNoFaultIsAnswered(String upgrade, String connection) {
        HttpRequest request = request(upgrade, connection, KEY);
        assertTrue(Handshake.isWanted(request));
        assertNull(Handshake.fault(request));

        HttpResponse response = Handshake.response(request);
        assertEquals(101, response.status().code());
        assertEquals(ACCEPT, response.headers().get("Sec-WebSocket-Accept"));
        assertNull(response.headers().get("Sec-WebSocket-Extensions"));
        assertNull(response.headers().get("Sec-WebSocket-Protocol"));
        ReferenceCountUtil.release(response);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertNotNull(Handshake.fault(request("websocket", "close", KEY)));
        assertNotNull(Handshake.fault(request("websocket", "Upgrade", "short")));
        assertNotNull(Handshake.fault(request("websocket", "Upgrade", "no base64 at all!!!!!!!!")));
    }

    private static HttpRequest request(String upgrade, String connection, String key) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/?stream");
        request.headers().set("Upgrade", upgrade).set("Connection", connection).set("Sec-WebSocket-Key", key)
            .set("Sec-WebSocket-Version", "13").set("Sec-WebSocket-Extensions", "permessage-deflate")
            .set("Sec-WebSocket-Protocol", "chat");
        return request;
    }
}
