package dev.dovetail.lab.wire;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The server's public interface, over HTTP or, in a trading day, within one JVM. */
public interface Api {
    /**
     * Calls once.
     *
     * @param path below {@code /api/v1}, with its query
     * @throws Unreachable when there is no answer; the call may have had its effect
     */
    Reply call(String method, String path, @Nullable Object body, Map<String, String> headers);

    default Reply get(String path) {
        return call("GET", path, null, Map.of());
    }

    default Reply post(String path, Object body) {
        return call("POST", path, body, Map.of());
    }

    default Reply put(String path, Object body) {
        return call("PUT", path, body, Map.of());
    }

    /** The JSON text of a record or a map; absent fields are left out. */
    static String json(Object value) {
        return JsonText.of(value);
    }

    /** Repeats a call that was not answered, or answered with 429 or 503: only for calls that carry their own key. */
    static Api patient(Api api, Duration limit, Consumer<String> notice) {
        return new Patient(api, limit, notice);
    }

    /** An answer; {@code body} is a missing node where there is none. */
    record Reply(int status, JsonNode body, Duration retryAfter) {
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** The problem's stable code; empty where it names none. */
        public String code() {
            return body.path("code").asString("");
        }

        /** This reply, or a fault that says what was refused. */
        public Reply must(String what) {
            if (!ok()) throw new Unexpected(what + ": " + status + " " + body);
            return this;
        }
    }

    /** Nobody answered. */
    final class Unreachable extends RuntimeException {
        public Unreachable(String detail, Throwable cause) {
            super(detail, cause);
        }
    }

    /** An answer that the lab cannot go on with. */
    final class Unexpected extends RuntimeException {
        public Unexpected(String detail) {
            super(detail);
        }
    }
}
