package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final OwnChannels channels;
    private final Body strict;
    private final Json json;
    private final IdSource ids;
    private final InstantSource clock;
    private final Audit audit;
    private final Transactions transactions;

    Rejections(
            RejectionStore store,
            Vault vault,
            Intake intake,
            OwnChannels channels,
            Body strict,
            Json json,
            IdSource ids,
            InstantSource clock,
            Audit audit,
            Transactions transactions) {
        this.store = store;
        this.vault = vault;
        this.intake = intake;
        this.channels = channels;
        this.strict = strict;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Keeps the body as it came; of the same order refused for the same reason, the newest. */
    long keep(Caller caller, byte[] body, Problem problem, String title) {
        var guess = guess(body);
        var channel = clipped(guess.path("channel").asString(""), 40);
        var number = clipped(guess.path("number").asString(""), 80);
        var named = number.isEmpty() ? new String(body, StandardCharsets.ISO_8859_1) : number;
        int slot = Slot.of(Slot.hash("order", Integer.toString(caller.client()), channel, named));
        var detail = problem.detail() == null ? title : problem.detail();
        if (!number.isEmpty()) {
            var kept = store.findWaiting(slot, caller.client(), channel, number, problem.code());
            if (kept.isPresent() && replace(kept.get(), body, path(problem), detail)) return kept.get();
        }
        long id = ids.next(slot);
        var sealed = vault.sealBytes(place(id), body);
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

    private boolean replace(long id, byte[] body, @Nullable String path, String detail) {
        return store.replace(id, path, detail, vault.sealBytes(place(id), body), clock.instant());
    }

    /**
     * Sends it again, as it came or corrected. Refuses {@code orders.rejection-settled} where somebody settled it before,
     * and {@code orders.resend-other-order} where the correction is another channel's or has another number.
     */
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
        if (!rejection.state().equals("waiting")) throw settled(rejection);
        var now = clock.instant();
        var order = strict.read(body, RawOrder.class);
        channels.check(caller, order.channel());
        same(rejection, "/channel", rejection.channel(), order.channel());
        same(rejection, "/number", rejection.number(), order.number().strip());
        var captured = intake.capture(order, "rejected:" + id, caller.cause(now));
        store.settle(
                rejection, caller.name(), now, Long.parseLong(captured.order().orderId()));
        return captured;
    }

    /** A correction is of this order; but what was wrong with it may be the very field that names it. */
    private static void same(Rejection rejection, String path, @Nullable String rejected, String corrected) {
        if (rejected == null || rejected.isEmpty() || rejected.equals(corrected) || path.equals(rejection.path()))
            return;
        throw Fields.refused("orders.resend-other-order", path, "rejected", rejected);
    }

    /** Since when the first of those that wait does; empty where none does. */
    public Optional<Instant> oldestWaiting(int client) {
        return store.oldestWaiting(client);
    }

    /** Lays it aside for good; the reason is in the audit. Refuses {@code orders.rejection-settled}. */
    public void dismiss(Caller caller, long id, String reason) {
        get(caller, id);
        var why = Fields.text(reason, "/reason", 500);
        var cause = caller.cause(clock.instant());
        transactions.run(() -> {
            if (!store.dismiss(id, cause.who(), cause.at())) throw settled(get(caller, id));
            audit.record(cause, "rejected-order.dismiss", "rejected-order:" + id, Map.of("reason", why));
        });
    }

    private static Refused settled(Rejection rejection) {
        return new Refused(
                Refused.Kind.CONFLICT, new Refusal("orders.rejection-settled", Map.of("state", rejection.state())));
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
