package dev.dovetail.oms.scores;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.OrderBook;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How promises were kept, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ScoreApi {
    private static final int MOST_DAYS = 366;

    private final Scores scores;
    private final OrderBook book;

    ScoreApi(Scores scores, OrderBook book) {
        this.scores = scores;
        this.book = book;
    }

    @GetMapping("/orders/{id}/promise/score")
    @Permit(Permission.ORDERS_READ)
    Score of(Caller caller, @PathVariable long id) {
        return scores.of(book.visible(caller, id))
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("scores.no-promise", Map.of("order", Long.toString(id)))));
    }

    @GetMapping("/promises/scores")
    @Permit(Permission.ORDERS_READ)
    ScoreSummary summary(
            Caller caller,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String channel) {
        var first = day(from, "from");
        var last = day(to, "to");
        if (last.isBefore(first) || first.plusDays(MOST_DAYS).isBefore(last))
            throw new Malformed("scores.days", "to", "is at most " + MOST_DAYS + " days after from");
        var channels = channel == null ? caller.channels() : Set.of(channel);
        if (channel != null && !caller.mayUse(channel)) return new ScoreSummary(first, last, 0, 0, 0, 0, Map.of());
        return scores.summary(caller.client(), channels, first, last);
    }

    private static LocalDate day(String text, String path) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new Malformed("scores.days", path, "is given as 2026-12-24");
        }
    }
}
