package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_objdetect.QRCodeDetector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;

final class CodeResponderTest {
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 ([0-9]+) ");
    private static final Pattern DARK = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1h-[0-9]+z");
    private static final long PIXELS = 6;

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cam/", "https://cam.example:8443/webcam/bed/?stream&width=640;x"})
    void addressIsDrawnSoThatItIsRead(String address) {
        Answer answer = ask(encoded(address));

        assertEquals(200, answer.status());
        assertEquals("image/svg+xml", answer.header("Content-Type"));
        assertTrue(answer.body().startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
        assertEquals(address, read(answer.body()));
    }

    @Test
    void longestAddressIsDrawn() {
        String address = "https://" + "c".repeat(290);

        assertEquals(address, read(ask(encoded(address)).body()));
    }

    @Test
    void longerAddressIsRefused() {
        assertEquals(400, ask(encoded("https://" + "c".repeat(291))).status());
    }

    @Test
    void veryLongAddressIsRefused() {
        assertEquals(400, ask("a".repeat(10_000)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "tel:110", "http:// two words", "http://cam/\u00e4", "http://"})
    void whatIsNoAddressIsRefused(String text) {
        Answer answer = ask(encoded(text));

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("accepted: an address that begins with http:// or https://"), answer.body());
    }

    @Test
    void whatIsNotEncodedIsRefusedWithItsValue() {
        Answer answer = ask("http:cam");

        assertEquals(400, answer.status());
        assertTrue(answer.body().startsWith("bad value of qr: 'http:cam'"), answer.body());
    }

    private Answer ask(String encoded) {
        client.send("GET /bed/?qr=" + encoded + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        return Answer.one(client.received());
    }

    /** As a phone does it. */
    private static String read(String svg) {
        Matcher size = SIZE.matcher(svg);
        assertTrue(size.find(), svg);
        int side = Integer.parseInt(size.group(1)) * (int) PIXELS;
        try (Mat picture = new Mat(side, side, opencv_core.CV_8UC1, Scalar.WHITE);
            UByteIndexer pixels = picture.createIndexer();
            QRCodeDetector detector = new QRCodeDetector()) {
            DARK.matcher(svg).results().forEach(run -> {
                long x = Integer.parseInt(run.group(1)) * PIXELS;
                long y = Integer.parseInt(run.group(2)) * PIXELS;
                for (long pixel = 0; pixel < Integer.parseInt(run.group(3)) * PIXELS * PIXELS; pixel++) {
                    pixels.put(y + pixel % PIXELS, x + pixel / PIXELS, 0);
                }
            });
            return detector.detectAndDecode(picture).getString();
        }
    }

    private static String encoded(String address) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8));
    }
}
