package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SoakChartTest {
    private static Document drawn(List<SoakMinute> minutes) throws Exception {
        var options = SoakVerdictTest.options(minutes.size());
        var svg = SoakChart.of(minutes, options, SoakVerdict.of(minutes, List.of(), options), 20);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document chart, String element) {
        var found = new ArrayList<String>();
        var nodes = chart.getElementsByTagName(element);
        for (int i = 0; i < nodes.getLength(); i++) found.add(nodes.item(i).getTextContent());
        return found;
    }

    @Test
    void each_figure_has_its_line_its_name_and_its_unit() throws Exception {
        var chart = drawn(
                IntStream.rangeClosed(1, 20).mapToObj(SoakVerdictTest::steady).toList());

        assertThat(chart.getElementsByTagName("polyline").getLength()).isEqualTo(11);
        assertThat(texts(chart, "text"))
                .contains(
                        "Soak: 20 minutes at 20.0 orders a second",
                        "shipped and ordered, orders a second",
                        "p99 of an order's answer and of a feed call, milliseconds",
                        "memory, MB",
                        "rows, thousands",
                        "0 min",
                        "server, live heap 150");
    }

    @Test
    void a_minute_alone_can_be_drawn_and_what_is_not_known_is_left_out() throws Exception {
        var minute = SoakVerdictTest.steady(1);
        var unknown = new SoakMinute(
                1,
                20,
                minute.waits(),
                0,
                new SoakMinute.Memory(Double.NaN, Double.NaN, Double.NaN),
                minute.tables(),
                0,
                "checkpoint",
                1,
                List.of());

        assertThat(texts(drawn(List.of(unknown)), "text")).contains("checkpoint");
    }

    @Test
    void a_scale_ends_at_a_round_number_that_is_not_below() {
        assertThat(List.of(
                        SoakChart.nice(0),
                        SoakChart.nice(1),
                        SoakChart.nice(2.2),
                        SoakChart.nice(430),
                        SoakChart.nice(0.07)))
                .containsExactly(1.0, 1.0, 2.5, 500.0, 0.1);
    }
}
