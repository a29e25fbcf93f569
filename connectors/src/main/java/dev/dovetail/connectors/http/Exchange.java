package dev.dovetail.connectors.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known after a call. The difference between the last two decides whether a label is asked for or bought again. */
public sealed interface Exchange {
    /** The partner answered wholly. Header names are in lower case. */
    record Answered(int status, Map<String, String> headers, byte[] body) implements Exchange {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public static Answered of(int status, Map<String, String> headers, String body) {
            return new Answered(status, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** Retry-After in seconds (RFC 9110, 10.2.3); null where absent or a date, for which our own back-off serves as well. */
        public @Nullable Duration retryAfter() {
            var value = headers.get("retry-after");
            if (value == null || !value.strip().matches("[0-9]{1,6}")) return null;
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
    }

    /** No byte of the request reached the partner: refused, no such host, no connection in time. */
    record NotSent(String why) implements Exchange {}

    /** It was sent, and no whole answer came: it may have taken effect. */
    record Lost(String why) implements Exchange {}

    /** The key that {@link Answered#headers} uses. */
    static String headerName(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
