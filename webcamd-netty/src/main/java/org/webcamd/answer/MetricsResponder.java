package org.webcamd.answer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.webcamd.http.Exchange;

/**
 * Answers with all figures as Prometheus reads them: OpenMetrics to who accepts it, else the older text. Any event
 * loop.
 */
final class MetricsResponder implements Responder {
    private final MetricsDocument document;

    MetricsResponder(InfoDocument info) {
        document = new MetricsDocument(info);
    }

    @Override
    public void answer(Exchange exchange, Destination destination) {
        ExpositionFormatWriter format = format(exchange.headers().get(HttpHeaderNames.ACCEPT, ""));
        exchange.answerDocument(format.getContentType(), written(format, exchange));
    }

    private static ExpositionFormatWriter format(String accept) {
        OpenMetricsTextFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
        return openMetrics.accepts(accept) ? openMetrics : PrometheusTextFormatWriter.create();
    }

    /** In a buffer that the caller owns, and that the kernel can copy from. */
    private ByteBuf written(ExpositionFormatWriter format, Exchange exchange) {
        ByteBuf buffer = exchange.channel().alloc().directBuffer();
        boolean whole = false;
        try (OutputStream out = new ByteBufOutputStream(buffer)) {
            format.write(out, document.collect());
            whole = true;
            return buffer;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            if (!whole) {
                buffer.release();
            }
        }
    }
}
