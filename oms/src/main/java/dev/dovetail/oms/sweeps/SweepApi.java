package dev.dovetail.oms.sweeps;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sweeps over HTTP. */
@RestController
@RequestMapping("/api/v1/channels/{code}")
class SweepApi {
    private static final int MOST_NUMBERS = 10_000;
    private static final int LONGEST_NUMBER = 80;
    private static final int LIMIT = 500;
    private static final int MINUTE = 60;
    private static final int WEEK = 604_800;

    private final Sweeps sweeps;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    SweepApi(Sweeps sweeps, Network network, Body body, InstantSource clock) {
        this.sweeps = sweeps;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    record Told(Instant from, Instant to, List<String> numbers) {}

    record Every(@Nullable Integer everySeconds) {}

    record Page(List<Missing> items, @Nullable String next) {}

    @PostMapping("/sweeps")
    @Permit(Permission.ORDERS_CAPTURE)
    Swept sweep(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var channel = network.visible(caller, code);
        var told = body.read(request, Told.class);
        var window = new Window(told.from(), told.to());
        window.check(clock.instant());
        return sweeps.sweep(channel, window, numbers(told.numbers()), caller.cause(clock.instant()));
    }

    @GetMapping("/sweeps")
    @Permit(Permission.ORDERS_READ)
    Proof proof(Caller caller, @PathVariable String code, @RequestParam(defaultValue = "50") int limit) {
        return sweeps.proof(network.visible(caller, code), clock.instant(), checked(limit));
    }

    @GetMapping("/missing-orders")
    @Permit(Permission.ORDERS_READ)
    Page missing(
            Caller caller,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var channel = network.visible(caller, code);
        var found = sweeps.missing(List.of(channel), Missing.After.of(after, code), checked(limit));
        return new Page(found, found.size() < limit ? null : found.getLast().cursor());
    }

    @PutMapping("/sweep-plan")
    @Permit(Permission.SETUP_WRITE)
    Every plan(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var channel = network.visible(caller, code);
        var every = body.read(request, Every.class);
        var seconds = every.everySeconds();
        if (seconds != null && (seconds < MINUTE || seconds > WEEK))
            throw new Malformed("sweeps.every", "/everySeconds", MINUTE + " to " + WEEK + ", or null for none");
        sweeps.plan(channel, seconds, caller.cause(clock.instant()));
        return every;
    }

    private static Set<String> numbers(List<String> told) {
        if (told.size() > MOST_NUMBERS)
            throw new Malformed("sweeps.too-many", "/numbers", "at most " + MOST_NUMBERS + "; sweep a shorter window");
        var numbers = new LinkedHashSet<String>();
        for (int i = 0; i < told.size(); i++) {
            var number = told.get(i).strip();
            if (number.isEmpty() || number.length() > LONGEST_NUMBER)
                throw new Malformed(
                        "orders.field-length", "/numbers/" + i, "has 1 to " + LONGEST_NUMBER + " characters");
            numbers.add(number);
        }
        return numbers;
    }

    private static int checked(int limit) {
        return Body.limit(limit, LIMIT);
    }
}
