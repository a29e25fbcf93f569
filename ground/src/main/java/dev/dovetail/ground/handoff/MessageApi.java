package dev.dovetail.ground.handoff;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.handoff.Handoffs.Which;
import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages over HTTP: figures, lists, one letter, and the replay of a dead one. */
@RestController
@RequestMapping("/api/v1/messages")
class MessageApi {
    private static final int LIMIT = 500;

    private final Handoffs handoffs;
    private final Body body;
    private final InstantSource clock;

    MessageApi(Handoffs handoffs, Body body, InstantSource clock) {
        this.handoffs = handoffs;
        this.body = body;
        this.clock = clock;
    }

    /** @param confirm without it, the answer only shows what would be done */
    record Replay(String why, @Nullable Boolean confirm) {
        Replay {
            if (why.isBlank() || why.length() > 500)
                throw new Malformed("request.invalid", "/why", "a reason has 1 to 500 characters");
        }
    }

    @GetMapping("/figures")
    @Permit(Permission.MESSAGES_READ)
    Handoffs.Figures figures() {
        return handoffs.figures();
    }

    @GetMapping
    @Permit(Permission.MESSAGES_READ)
    Handoffs.Page list(
            @RequestParam(defaultValue = "dead") String state,
            @RequestParam(required = false) @Nullable String family,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LIMIT) throw new Malformed("request.invalid", "/limit", "a limit is 1 to " + LIMIT);
        return handoffs.list(Which.of(state), family, after, limit);
    }

    @GetMapping("/{family}/{key}/{id}")
    @Permit(Permission.MESSAGES_READ)
    Handoffs.Opened get(@PathVariable String family, @PathVariable int key, @PathVariable long id) {
        return handoffs.get(family, key, id);
    }

    @PostMapping("/{family}/{key}/{id}/replay")
    @Permit(Permission.MESSAGES_REPLAY)
    Object replay(
            @PathVariable String family,
            @PathVariable int key,
            @PathVariable long id,
            HttpServletRequest request,
            Caller caller) {
        var replay = body.read(request, Replay.class);
        if (!Boolean.TRUE.equals(replay.confirm())) return handoffs.preview(family, key, id);
        return handoffs.replay(family, key, id, replay.why(), caller.cause(clock.instant()));
    }
}
