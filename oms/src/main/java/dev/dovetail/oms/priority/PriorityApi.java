package dev.dovetail.oms.priority;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Priority over HTTP: of one order, and the rules for those to come. */
@RestController
@RequestMapping("/api/v1")
class PriorityApi {
    private static final int MOST_RULES = 200;
    private static final int LAST = 1_000;

    private final Priorities priorities;
    private final PriorityRules rules;
    private final OrderBook book;
    private final Body body;
    private final InstantSource clock;

    PriorityApi(Priorities priorities, PriorityRules rules, OrderBook book, Body body, InstantSource clock) {
        this.priorities = priorities;
        this.rules = rules;
        this.book = book;
        this.body = body;
        this.clock = clock;
    }

    record Change(int priority, String reason) {}

    /** @param version the one that the change was made from */
    record Put(int version, List<PriorityRule> rules) {}

    @PostMapping("/orders/{id}/priority")
    @Permit(Permission.ORDERS_DECIDE)
    Priorities.Changed change(Caller caller, @PathVariable long id, HttpServletRequest request) {
        var order = book.visible(caller, id);
        var asked = body.read(request, Change.class);
        within(asked.priority(), 1, LAST, "/priority");
        var why = asked.reason().strip();
        if (why.isEmpty() || why.length() > 500)
            throw new Malformed("orders.field-length", "/reason", "has 1 to 500 characters");
        return priorities.change(order, asked.priority(), why, caller.cause(clock.instant()));
    }

    @GetMapping("/priority-rules")
    @Permit(Permission.ORDERS_READ)
    Map<String, List<PriorityTable>> history(Caller caller) {
        return Map.of("items", rules.history(caller.client()));
    }

    @PutMapping("/priority-rules")
    @Permit(Permission.SETUP_WRITE)
    PriorityTable put(Caller caller, HttpServletRequest request) {
        var asked = body.read(request, Put.class);
        if (asked.rules().size() > MOST_RULES)
            throw new Malformed("priority.too-many-rules", "/rules", "has at most " + MOST_RULES);
        for (int i = 0; i < asked.rules().size(); i++) check(asked.rules().get(i), "/rules/" + i);
        return priorities.put(caller.client(), asked.version(), asked.rules(), caller.cause(clock.instant()));
    }

    private static void check(PriorityRule rule, String path) {
        within(rule.priority(), 1, LAST, path + "/priority");
        if (rule.promisedWithinDays() != null) within(rule.promisedWithinDays(), 0, 365, path + "/promisedWithinDays");
        text(rule.channel(), path + "/channel");
        text(rule.tier(), path + "/tier");
        text(rule.service(), path + "/service");
    }

    private static void within(int figure, int least, int most, String path) {
        if (figure < least || figure > most) throw new Malformed("priority.out-of-range", path, least + " to " + most);
    }

    private static void text(@Nullable String text, String path) {
        if (text != null && (text.isBlank() || text.length() > 40))
            throw new Malformed("orders.field-length", path, "has 1 to 40 characters");
    }
}
