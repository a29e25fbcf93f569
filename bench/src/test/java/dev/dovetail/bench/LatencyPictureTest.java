package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyPictureTest {
    @Test
    void percentiles_are_marked_and_axes_have_units() throws Exception {
        var micros = new Histogram(Offered.LONGEST_MICROS, 3);
        var random = new Random(1);
        for (int i = 0; i < 60_000; i++) micros.recordValue((long) (8_000 * Math.exp(random.nextGaussian() * 0.5)));
        micros.recordValue(740_000);

        var svg = new LatencyPicture(micros, 4_000).svg();

        var words = text(svg);
        assertThat(words)
                .contains("p50 ", "p99 ", "p99.9 ", "max 740 ms", "latency in milliseconds", "orders in the bar")
                .contains("60,001 orders at 4,000 a second");
        assertThat(svg).doesNotContain("NaN", "Infinity", "href");
    }

    @Test
    void one_order_makes_a_picture_too() throws Exception {
        var micros = new Histogram(Offered.LONGEST_MICROS, 3);
        micros.recordValue(1);

        assertThat(text(new LatencyPicture(micros, 1).svg())).contains("1 orders at 1 a second");
    }

    private static String text(String svg) throws Exception {
        var bytes = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(bytes)
                .getDocumentElement()
                .getTextContent();
    }
}
