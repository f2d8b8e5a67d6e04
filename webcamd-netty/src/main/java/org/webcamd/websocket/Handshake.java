package org.webcamd.websocket;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.util.Base64;

/** How a connection becomes a WebSocket's (RFC 6455, 4.2): Netty's own, but for the pipeline. Stateless. */
public final class Handshake extends WebSocketServerHandshaker13 {
    /** The only one that there is. */
    public static final String VERSION = "13";

    private static final int KEY_BYTES = 16;

    private Handshake() {
        super("", null, WebSocketDecoderConfig.newBuilder().build());
    }

    /**
     * Whether a request wants a WebSocket.
     *
     * @param request as it came
     * @return false for one that is to be answered over HTTP
     */
    public static boolean isWanted(HttpRequest request) {
        return request.method().equals(HttpMethod.GET) && request.headers()
            .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    /**
     * Whether the version is the one that is spoken here.
     *
     * @param request that wants a WebSocket
     * @return false for one that is to be told {@link #VERSION}
     */
    public static boolean isOfVersion(HttpRequest request) {
        return VERSION.equals(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION));
    }

    /**
     * What is wrong with it.
     *
     * @param request that wants a WebSocket
     * @return one line, or null when it is right
     */
    public static String fault(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
            return "a WebSocket needs HTTP/1.1";
        }
        if (!headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
            return "a WebSocket needs Connection: Upgrade";
        }
        return isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY)) ? null
            : "a WebSocket needs a Sec-WebSocket-Key of 16 bytes in base64";
    }

    private static boolean isKey(String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.trim()).length == KEY_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /**
     * The answer that ends HTTP on the connection. Netty is shown what counts and nothing else: it takes exception to
     * headers in which other words stand beside, and by then a viewer may have been admitted.
     *
     * @param request without fault
     * @return 101 with its headers
     */
    public static HttpResponse response(HttpRequest request) {
        HttpHeaders plain = DefaultHttpHeadersFactory.headersFactory().newHeaders()
            .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
            .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
            .set(HttpHeaderNames.SEC_WEBSOCKET_KEY, request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY).trim());
        FullHttpRequest whole = new DefaultFullHttpRequest(request.protocolVersion(), request.method(), request.uri(),
            Unpooled.EMPTY_BUFFER, plain, EmptyHttpHeaders.INSTANCE);
        return new Handshake().newHandshakeResponse(whole, null);
    }
}
