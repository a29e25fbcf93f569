package dev.dovetail.connectors.webhook;

import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.contract.channel.Spoken;
import dev.dovetail.ground.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a channel reads: {@code {"type":"order.shipped","timestamp":…,"data":{…}}}, always under 20 kB. */
final class Payload {
    private static final int LARGEST = 20_000;

    private Payload() {}

    /** An event with too many lines goes without them and says how many there are; the order's own page has them. */
    static String of(OrderStatusChanged event, Json json) {
        var whole = json.write(envelope(event, data(event, event.lines())));
        if (whole.getBytes(StandardCharsets.UTF_8).length < LARGEST) return whole;
        var data = data(event, List.of());
        data.put("linesOmitted", event.lines().size());
        return json.write(envelope(event, data));
    }

    private static Map<String, Object> envelope(OrderStatusChanged event, Map<String, Object> data) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("type", "order." + event.event());
        envelope.put("timestamp", event.at());
        envelope.put("data", data);
        return envelope;
    }

    private static Map<String, Object> data(OrderStatusChanged event, List<OrderStatusChanged.Line> lines) {
        var data = new LinkedHashMap<String, Object>();
        data.put("orderId", event.order().toString());
        data.put("number", event.externalNumber());
        data.put("channel", event.channel());
        data.put("version", event.version());
        if (event.parcel() != null) data.put("parcel", event.parcel());
        data.put("lines", lines.stream().map(Payload::line).toList());
        return data;
    }

    /** In the channel's own unit; {@code units} are base units. */
    private static Map<String, Object> line(OrderStatusChanged.Line line) {
        var said = line.said() == null ? new Spoken(line.quantity(), Spoken.EACH) : line.said();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("line", line.line());
        shown.put("sku", line.sku());
        shown.put("quantity", said.quantity());
        shown.put("unit", said.unit());
        shown.put("units", line.quantity());
        return shown;
    }
}
