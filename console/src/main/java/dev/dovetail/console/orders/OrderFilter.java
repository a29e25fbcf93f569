package dev.dovetail.console.orders;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a list of orders is asked for, as it stands in the address; nothing is the empty text. */
public record OrderFilter(String q, String status, String channel) {
    static OrderFilter of(@Nullable String q, @Nullable String status, @Nullable String channel) {
        return new OrderFilter(clean(q), clean(status), clean(channel));
    }

    public boolean any() {
        return !q.isEmpty() || !status.isEmpty() || !channel.isEmpty();
    }

    /** The address of the list with another status. */
    String withStatus(String other) {
        return new OrderFilter(q, other, channel).href(null);
    }

    String href(@Nullable String after) {
        var parts = new StringJoiner("&", "/orders?", "").setEmptyValue("/orders");
        add(parts, "q", q);
        add(parts, "status", status);
        add(parts, "channel", channel);
        add(parts, "after", after == null ? "" : after);
        return parts.toString();
    }

    private static void add(StringJoiner parts, String name, String value) {
        if (!value.isEmpty()) parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
