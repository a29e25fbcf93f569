package dev.dovetail.oms.verification;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.holds.Hold;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lifts a hold of a check: the check again, after what failed was put right; and decisions on fraud from outside. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
class RecheckApi {
    private static final int MOST_SCORE = 1_000;

    private final Rechecks rechecks;
    private final OrderBook book;
    private final Body body;
    private final InstantSource clock;

    RecheckApi(Rechecks rechecks, OrderBook book, Body body, InstantSource clock) {
        this.rechecks = rechecks;
        this.book = book;
        this.body = body;
        this.clock = clock;
    }

    /** @param decision {@code pass} or {@code fail}; judged from the score by the channel's limit where it is left out */
    record Fraud(@Nullable String decision, @Nullable Integer score, String reason) {}

    @PostMapping("/holds/{hold}/check")
    @Permit(Permission.ORDERS_DECIDE)
    Hold check(Caller caller, @PathVariable long id, @PathVariable long hold) {
        return rechecks.recheck(book.visible(caller, id), hold, caller.cause(clock.instant()));
    }

    @PostMapping("/fraud-decision")
    @Permit(Permission.ORDERS_DECIDE)
    Map<String, Object> decide(Caller caller, @PathVariable long id, HttpServletRequest request) {
        var order = book.visible(caller, id);
        var asked = body.read(request, Fraud.class);
        var why = asked.reason().strip();
        if (why.isEmpty() || why.length() > 400)
            throw new Malformed("orders.field-length", "/reason", "has 1 to 400 characters");
        return rechecks.decide(order, passes(asked, order), why, caller.cause(clock.instant()));
    }

    private boolean passes(Fraud asked, OrderId order) {
        var score = asked.score();
        if (score != null && (score < 0 || score > MOST_SCORE))
            throw new Malformed("verification.out-of-range", "/score", "0 to " + MOST_SCORE);
        if (asked.decision() == null) {
            var limit = rechecks.fraudLimit(order);
            if (score == null || limit == null)
                throw new Malformed(
                        "verification.decision", "/decision", "pass or fail, or a score where there is a limit");
            return FraudRule.of(score, limit).isEmpty();
        }
        return switch (asked.decision()) {
            case "pass" -> true;
            case "fail" -> false;
            default -> throw new Malformed("verification.decision", "/decision", "pass or fail");
        };
    }
}
