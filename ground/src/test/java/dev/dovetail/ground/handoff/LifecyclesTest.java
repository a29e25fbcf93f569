package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a message in each state, and of a lease: printed from what the engine does. */
@ExtendWith(PostgresExtension.class)
class LifecyclesTest {
    private static final List<String> STATES = List.of("pending", "sending", "in-doubt", "dead", "sent", "settled");
    private static final String PRINTED =
            " Printed by a test from one turn of `ground.handoff`; a dash is: nothing happens.";

    private final TestDatabase db;
    private final Seam seam;
    private int key;

    LifecyclesTest(TestDatabase db) {
        this.db = db;
        this.seam = new Seam(db);
    }

    @Test
    void messages_inside() throws IOException {
        var bodies = Map.of("applied", "fine", "busy", "busy", "refused", "refuse", "fault", "fault");
        var table = table(
                "message-inside",
                "Message inside the house",
                "A message to an owner inside. Busy and faulty ones are tried again, and dead after a limit." + PRINTED,
                List.of("pending", "dead", "sent"),
                List.of("applied", "busy", "refused", "fault"),
                event -> bodies.get(event),
                "orders");

        assertThat(table.text()).as(table.hint()).isEqualTo(table.committed());
    }

    @Test
    void messages_that_are_asked_for() throws IOException {
        var table = table(
                "message-asked",
                "Message to a partner, goods or money",
                "Never sent again while it is unclear what became of it: it is asked for by its business key. `sending` is what a lost"
                        + " worker left behind." + PRINTED,
                STATES,
                List.of("done", "not done", "refused", "unclear"),
                event -> {
                    seam.carrier.onSend = (_, done) -> outcome(event, done);
                    seam.carrier.onAsk = (_, known) -> outcome(event, known);
                    return "p";
                },
                "carrier:ups");

        assertThat(table.text()).as(table.hint()).isEqualTo(table.committed());
    }

    @Test
    void messages_that_are_repeated() throws IOException {
        var table = table(
                "message-repeated",
                "Message to a partner, repeatable",
                "A webhook: its receiver remembers ids, so an unclear one is sent again." + PRINTED,
                List.of("pending", "sending", "dead", "sent"),
                List.of("done", "not done", "refused", "unclear"),
                event -> {
                    seam.channel.onSend = (_, done) -> outcome(event, done);
                    return "p";
                },
                "channel:shop");

        assertThat(table.text()).as(table.hint()).isEqualTo(table.committed());
    }

    @Test
    void lease() throws IOException {
        var table = new LifecycleTable(
                "lease",
                "Lease",
                "Who may deliver a key's messages: thirty seconds by the database's clock, under a fence that rises with each new"
                        + " holder. Printed by a test from `ground.handoff`; a dash is a refusal.",
                List.of("taken by its holder", "taken by another", "given back"));
        Map<String, String> states = new LinkedHashMap<>();
        states.put("free", "delete from seam.order_lease");
        states.put("held", "update seam.order_lease set until = now() + interval '20 seconds'");
        states.put("lapsed", "update seam.order_lease set until = now() - interval '1 second'");
        states.forEach((state, sql) -> table.row(
                state,
                List.of(
                        afterwards(sql, store -> store.take("one", List.of(key))),
                        afterwards(sql, store -> store.take("two", List.of(key))),
                        afterwards(sql, store -> {
                            store.expire("one", List.of(key));
                            return Map.of();
                        }))));

        assertThat(table.text()).as(table.hint()).isEqualTo(table.committed());
    }

    /** What has become of a key's lease that one worker took, after it was brought into a state and an event happened. */
    private List<String> afterwards(String sql, Function<LeaseStore, Map<Integer, Long>> event) {
        var store = new LeaseStore(db.jdbc(), ORDERS);
        key++;
        store.take("one", List.of(key));
        db.owner().sql(sql + " where slot = ?").param(key).update();
        boolean held = live();
        var fences = event.apply(store);
        if (!fences.isEmpty()) return List.of("held, fence " + fences.get(key));
        return held && !live() ? List.of("lapsed") : List.of();
    }

    private boolean live() {
        return db.owner()
                .sql("select exists (select from seam.order_lease where slot = ? and until >= now())")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    /** @param bring sees to it that the event will happen, and names the body to send */
    private LifecycleTable table(
            String page,
            String title,
            String about,
            List<String> states,
            List<String> events,
            UnaryOperator<String> bring,
            String destination) {
        var table = new LifecycleTable(page, title, about, events);
        for (var state : states) {
            List<List<String>> cells = new ArrayList<>();
            for (var event : events) {
                key++;
                send(destination, bring.apply(event), state);
                boolean moved = seam.deliveries(1).turn();
                cells.add(moved ? seam.states(ORDERS, key) : List.of());
                db.owner().sql("update seam.order_outbox set state = 'sent'").update();
            }
            table.row(state, cells);
        }
        return table;
    }

    private void send(String destination, String body, String state) {
        var business = "key:" + key;
        seam.send(ORDERS, seam.message(key, 1, 1, destination, body, business, seam.clock.instant()));
        db.owner()
                .sql("update seam.order_outbox set state = ? where slot = ?")
                .params(state, key)
                .update();
    }

    private static Outcome outcome(String event, Outcome done) {
        return switch (event) {
            case "done" -> done instanceof Outcome.Done ? done : new Outcome.Done(List.of());
            case "not done" -> new Outcome.NotDone("not now", null);
            case "refused" -> new Outcome.Refused("seam.no", "no", List.of());
            default -> new Outcome.InDoubt("no answer");
        };
    }
}
