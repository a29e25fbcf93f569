package dev.dovetail.ground.edge;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, before it is written as {@code application/problem+json} (RFC 9457).
 *
 * @param code stable, for programs: {@code orders.conflict}
 * @param path a JSON pointer into the body, or the name of a parameter
 * @param detail prose for this occurrence; null takes the code's message
 * @param members further members of the document, such as what was stored and what was received
 */
public record Problem(
        int status,
        String code,
        @Nullable String path,
        @Nullable String detail,
        Map<String, Object> members) {
    public Problem {
        members = Map.copyOf(members);
    }

    public static Problem of(int status, String code, @Nullable String detail) {
        return new Problem(status, code, null, detail, Map.of());
    }

    /** 400, or 413 where the body was too large and 408 where it came too slowly. */
    public static Problem of(Malformed e) {
        int status = switch (e.code()) {
            case "request.too-large" -> 413;
            case "request.too-slow" -> 408;
            default -> 400;
        };
        return new Problem(status, e.code(), e.path(), e.detail(), Map.of());
    }

    /** 404, 409 or 422 by kind, with the refusal's details. */
    public static Problem of(Refused e) {
        int status = switch (e.kind()) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNPROCESSABLE -> 422;
        };
        return new Problem(status, e.refusal().code(), null, null, e.refusal().details());
    }

    /** 503, with the seconds after which to try again. */
    public static Problem of(TryLater e) {
        long seconds = Math.max(1, e.after().toSeconds());
        return new Problem(503, e.code(), null, e.getMessage(), Map.of(Problems.RETRY_AFTER, seconds));
    }

    /** The same problem with one more member. */
    public Problem with(String name, Object value) {
        var more = new java.util.HashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, path, detail, more);
    }
}
