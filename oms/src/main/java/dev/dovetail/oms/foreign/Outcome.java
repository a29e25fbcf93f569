package dev.dovetail.oms.foreign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one posted line.
 *
 * @param line its place in the body, from 1
 * @param outcome {@code applied}; {@code known}, the same was applied before; {@code refused}, correct it and send it again;
 *     {@code later}, a fact that comes before it is missing, send it again after that
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Outcome(
        int line,
        @Nullable Long seq,
        String outcome,
        @Nullable String code,
        Map<String, Object> details) {
    static Outcome of(Posted posted, String outcome) {
        return new Outcome(posted.line(), posted.told().seq(), outcome, null, Map.of());
    }

    static Outcome of(Posted posted, String outcome, String code, Map<String, Object> details) {
        return new Outcome(posted.line(), posted.told().seq(), outcome, code, details);
    }

    static Outcome unread(int line, String code, String detail) {
        return new Outcome(line, null, "refused", code, Map.of("detail", detail));
    }
}
