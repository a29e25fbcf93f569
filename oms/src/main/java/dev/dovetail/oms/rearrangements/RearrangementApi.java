package dev.dovetail.oms.rearrangements;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.orders.OrderBook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves, holds, splits and merges fulfillment orders over HTTP. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
class RearrangementApi {
    private static final int LONGEST_KEY = 255;

    private final Rearrangements rearrangements;
    private final WorkView view;
    private final OrderBook book;
    private final Body body;
    private final InstantSource clock;

    RearrangementApi(Rearrangements rearrangements, WorkView view, OrderBook book, Body body, InstantSource clock) {
        this.rearrangements = rearrangements;
        this.view = view;
        this.book = book;
        this.body = body;
        this.clock = clock;
    }

    /** @param lines which units; all that is not picked where left out */
    record Move(String to, String reason, @Nullable List<Units> lines) {}

    record Hold(String owner, String reason, @Nullable List<Units> lines) {}

    record Split(String reason, List<Units> lines) {}

    record Merge(String with, String reason) {}

    record Release(String reason) {}

    @GetMapping("/fulfillment-orders")
    @Permit(Permission.ORDERS_READ)
    Map<String, List<WorkView.Work>> work(Caller caller, @PathVariable long id) {
        return Map.of("items", view.of(rearrangements.work(book.visible(caller, id))));
    }

    @GetMapping("/rearrangements")
    @Permit(Permission.ORDERS_READ)
    Map<String, List<Rearrangement>> list(Caller caller, @PathVariable long id) {
        return Map.of("items", rearrangements.ofOrder(book.visible(caller, id)));
    }

    @PostMapping("/fulfillment-orders/{work}/move")
    @Permit(Permission.ORDERS_CHANGE)
    Rearrangement move(
            Caller caller,
            @PathVariable long id,
            @PathVariable long work,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        var asked = body.read(request, Move.class);
        var to = text(asked.to(), "/to", 40);
        return ask(caller, id, key, work, Rearrangement.Kind.MOVE, asked.lines(), to, null, null, asked.reason());
    }

    @PostMapping("/fulfillment-orders/{work}/hold")
    @Permit(Permission.ORDERS_CHANGE)
    Rearrangement hold(
            Caller caller,
            @PathVariable long id,
            @PathVariable long work,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        var asked = body.read(request, Hold.class);
        var owner = text(asked.owner(), "/owner", 60);
        return ask(caller, id, key, work, Rearrangement.Kind.HOLD, asked.lines(), null, null, owner, asked.reason());
    }

    @PostMapping("/fulfillment-orders/{work}/split")
    @Permit(Permission.ORDERS_CHANGE)
    Rearrangement split(
            Caller caller,
            @PathVariable long id,
            @PathVariable long work,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        var asked = body.read(request, Split.class);
        if (asked.lines().isEmpty()) throw new Malformed("rearrangements.lines", "/lines", "names at least one line");
        return ask(caller, id, key, work, Rearrangement.Kind.SPLIT, asked.lines(), null, null, null, asked.reason());
    }

    @PostMapping("/fulfillment-orders/{work}/merge")
    @Permit(Permission.ORDERS_CHANGE)
    Rearrangement merge(
            Caller caller,
            @PathVariable long id,
            @PathVariable long work,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        var asked = body.read(request, Merge.class);
        if (!asked.with().matches("[1-9][0-9]{0,18}"))
            throw new Malformed("request.id", "/with", "an id is a positive number");
        var with = new FulfillmentOrderId(number(asked.with()));
        return ask(caller, id, key, work, Rearrangement.Kind.MERGE, null, null, with, null, asked.reason());
    }

    @PostMapping("/rearrangements/{rearrangement}/release")
    @Permit(Permission.ORDERS_CHANGE)
    Rearrangement release(
            Caller caller, @PathVariable long id, @PathVariable long rearrangement, HttpServletRequest request) {
        var order = book.visible(caller, id);
        var why = text(body.read(request, Release.class).reason(), "/reason", 500);
        return rearrangements.release(order, rearrangement, why, caller.cause(clock.instant()));
    }

    private Rearrangement ask(
            Caller caller,
            long id,
            @Nullable String key,
            long work,
            Rearrangement.Kind kind,
            @Nullable List<Units> lines,
            @Nullable String to,
            @Nullable FulfillmentOrderId with,
            @Nullable String owner,
            String reason) {
        var order = book.visible(caller, id);
        if (work <= 0) throw new Malformed("request.id", "work", "an id is a positive number");
        var wanted = new Wanted(
                order,
                checked(key),
                kind,
                new FulfillmentOrderId(work),
                once(lines),
                to,
                with,
                owner,
                text(reason, "/reason", 500));
        return rearrangements.ask(wanted, caller.cause(clock.instant()));
    }

    private static List<Units> once(@Nullable List<Units> lines) {
        if (lines == null) return List.of();
        if (lines.size() > 10_000) throw new Malformed("rearrangements.lines", "/lines", "at most 10,000");
        var seen = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++)
            if (!seen.add(lines.get(i).line()))
                throw new Malformed("orders.line-twice", "/lines/" + i + "/line", "is named before");
        return lines;
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException tooLong) {
            throw new Malformed("request.id", "/with", "an id has 63 bits");
        }
    }

    private static String checked(@Nullable String key) {
        if (key == null || key.isBlank())
            throw new Malformed("orders.key-missing", "Idempotency-Key", "what is asked for has a key of its own");
        if (key.length() > LONGEST_KEY)
            throw new Malformed("orders.key-too-long", "Idempotency-Key", "has at most " + LONGEST_KEY + " characters");
        return key;
    }

    private static String text(String value, String path, int most) {
        var text = value.strip();
        if (text.isEmpty() || text.length() > most)
            throw new Malformed("orders.field-length", path, "has 1 to " + most + " characters");
        return text;
    }
}
