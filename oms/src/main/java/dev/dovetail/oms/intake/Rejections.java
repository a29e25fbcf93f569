package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Slot;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Keeps orders that were not understood or that a rule refused, sealed, until a person corrects and sends them again. */
@Component
public class Rejections {
    private final RejectionStore store;
    private final Vault vault;
    private final Intake intake;
    private final Body strict;
    private final Json json;
    private final IdSource ids;
    private final InstantSource clock;

    Rejections(
            RejectionStore store,
            Vault vault,
            Intake intake,
            Body strict,
            Json json,
            IdSource ids,
            InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.intake = intake;
        this.strict = strict;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps the body as it came; the same order refused for the same reason is kept once. */
    long keep(Caller caller, byte[] body, Problem problem, String title) {
        var guess = guess(body);
        var channel = clipped(guess.path("channel").asString(""), 40);
        var number = clipped(guess.path("number").asString(""), 80);
        var named = number.isEmpty() ? new String(body, StandardCharsets.ISO_8859_1) : number;
        int slot = Slot.of(Slot.hash("order", Integer.toString(caller.client()), channel, named));
        if (!number.isEmpty()) {
            var kept = store.findWaiting(slot, caller.client(), channel, number, problem.code());
            if (kept.isPresent()) return kept.get();
        }
        long id = ids.next(slot);
        var sealed = vault.sealBytes(place(id), body);
        var detail = problem.detail() == null ? title : problem.detail();
        store.insert(
                new Rejection(
                        id,
                        caller.client(),
                        channel,
                        number.isEmpty() ? null : number,
                        problem.code(),
                        path(problem),
                        detail,
                        clock.instant(),
                        "waiting",
                        null),
                sealed);
        return id;
    }

    /** Sends it again, as it came or corrected. Refuses {@code orders.rejection-settled} where somebody did so before. */
    Captured resend(Caller caller, long id, @Nullable JsonNode corrected) {
        return send(
                caller, id, corrected == null ? open(id) : corrected.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #resend(Caller, long, JsonNode)}, the corrected order as it was typed. */
    public Captured resend(Caller caller, long id, String corrected) {
        return send(caller, id, corrected.getBytes(StandardCharsets.UTF_8));
    }

    private Captured send(Caller caller, long id, byte[] body) {
        var rejection = get(caller, id);
        if (!rejection.state().equals("waiting"))
            throw new Refused(
                    Refused.Kind.CONFLICT, new Refusal("orders.rejection-settled", Map.of("state", rejection.state())));
        var now = clock.instant();
        var order = strict.read(body, RawOrder.class);
        if (!caller.mayUse(order.channel()))
            throw Fields.refused("orders.channel-not-yours", "/channel", "channel", order.channel());
        var captured = intake.capture(order, "rejected:" + id, caller.cause(now));
        store.settle(id, caller.name(), now, Long.parseLong(captured.order().orderId()));
        return captured;
    }

    /** Those of the caller's channels, newest first, below {@code before}; {@code state} is waiting, resent or dismissed. */
    public List<Rejection> list(Caller caller, String state, long before, int limit) {
        return store.list(caller.client(), caller.channels(), state, before, limit);
    }

    /** How many wait for a person. */
    public long countWaiting(int client) {
        return store.countWaiting(client);
    }

    /** Refuses {@code orders.rejection-not-found}, also for another client's. */
    public Rejection get(Caller caller, long id) {
        return store.find(id)
                .filter(found -> found.client() == caller.client() && caller.mayUse(found.channel()))
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("orders.rejection-not-found", Map.of("rejected", Long.toString(id)))));
    }

    /** What was posted, byte for byte, for who may correct it. */
    public byte[] open(long id) {
        return vault.openBytes(place(id), store.sealed(id));
    }

    private JsonNode guess(byte[] body) {
        try {
            return json.tree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String path(Problem problem) {
        if (problem.path() != null) return problem.path();
        return problem.members().get("path") instanceof String path ? path : null;
    }

    /** Text of a body nobody could read: what the database cannot hold is left out. */
    private static String clipped(String text, int most) {
        var clean = text.replace("\0", "").strip();
        return clean.length() <= most ? clean : clean.substring(0, most);
    }

    private static String place(long id) {
        return "oms.rejected_order/body/" + id;
    }
}
