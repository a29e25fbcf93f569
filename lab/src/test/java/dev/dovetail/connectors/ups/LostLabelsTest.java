package dev.dovetail.connectors.ups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.connectors.http.Http;
import dev.dovetail.contract.carriage.LabelAnswer.LabelCreated;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoided;
import dev.dovetail.contract.carriage.LabelRequested;
import dev.dovetail.contract.carriage.LabelVoidRequested;
import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.handoff.Outward;
import dev.dovetail.ground.handoff.TestHandoff;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.lab.carrier.Carrier;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Loopback;
import dev.dovetail.wms.stock.Stock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The engine, the connector and a carrier over the wire: the carrier makes every label it is asked for and every third
 * answer is lost on the way. It lives beside the connector's own classes, and in the lab's tests for the carrier's sake.
 */
@ExtendWith(PostgresExtension.class)
class LostLabelsTest {
    private static final Carrier.Account ACCOUNT = new Carrier.Account("dovetail", "quite secret", "A1B2C3");
    private static final int PARCELS = 60;
    private static final IdSource IDS = new IdSource(InstantSource.system(), 0);

    private final Json json = new Json();
    private final TestDatabase db;
    private final Map<String, String> told = new HashMap<>();
    private final List<String> voided = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    LostLabelsTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void each_parcel_has_one_live_label_and_it_is_the_one_the_warehouse_knows() {
        var carrier = new Carrier(ACCOUNT, new Faults(3), null);
        var asked = new AtomicInteger();
        try (var wire = new Loopback(ask -> {
                    var answer = carrier.handle(ask);
                    boolean lost = ask.path().endsWith("/ship") && asked.incrementAndGet() % 3 == 0;
                    return lost ? Answer.broken() : answer;
                });
                var context = new AnnotationConfigApplicationContext("dev.dovetail.connectors.http")) {
            var handoff = new TestHandoff(db, () -> now);
            handOff(handoff, 1, parcel -> label(parcel, ""));
            deliver(handoff, context, wire, asked);
        }

        assertThat(open()).isZero();
        assertThat(told).hasSize(PARCELS);
        assertThat(carrier.liveLabels()).hasSize(PARCELS);
        assertThat(told.values()).doesNotHaveDuplicates();
        assertThat(carrier.differences(Set.copyOf(told.values()))).isEmpty();
    }

    /** Every second void is carried out and its answer lost: the label is gone once, and one other is made in its place. */
    @Test
    void a_void_that_never_confirms_leaves_neither_two_labels_nor_none() {
        var carrier = new Carrier(ACCOUNT, new Faults(3), null);
        var asked = new AtomicInteger();
        try (var wire = new Loopback(ask -> {
                    var answer = carrier.handle(ask);
                    boolean lost = ask.method().equals("DELETE") && asked.incrementAndGet() % 2 == 0;
                    return lost ? Answer.broken() : answer;
                });
                var context = new AnnotationConfigApplicationContext("dev.dovetail.connectors.http")) {
            var handoff = new TestHandoff(db, () -> now);
            handOff(handoff, 1_001, parcel -> label(parcel, ""));
            deliver(handoff, context, wire, asked);
            var first = Map.copyOf(told);
            handOff(
                    handoff,
                    1_001,
                    parcel -> new Sent(
                            LabelVoidRequested.TYPE,
                            "void:parcel:" + parcel + ":4",
                            new LabelVoidRequested(
                                    new NodeId(1),
                                    new ParcelId(parcel),
                                    "ups",
                                    Objects.requireNonNull(first.get(Long.toString(parcel))),
                                    "label:parcel:" + parcel)));
            deliver(handoff, context, wire, asked);
            assertThat(voided).containsExactlyInAnyOrderElementsOf(first.values());
            assertThat(carrier.liveLabels().values()).allMatch(List::isEmpty);
            handOff(handoff, 1_001, parcel -> label(parcel, ":2"));
            deliver(handoff, context, wire, asked);
        }

        assertThat(open()).isZero();
        assertThat(told.values()).doesNotContainAnyElementsOf(voided);
        assertThat(carrier.differences(Set.copyOf(told.values()))).isEmpty();
    }

    private void deliver(
            TestHandoff handoff, AnnotationConfigApplicationContext context, Loopback wire, AtomicInteger asked) {
        var here = new Here(ups(context.getBean(Http.class)), wire.address().toString());
        var deliveries = handoff.deliveries(List.of(Stock.FAMILY), List.of(new Packing()), List.of(here));
        for (int minute = 0; minute < 60 && open() > 0; minute++) {
            while (deliveries.turn()) assertThat(asked).hasValueLessThan(3 * PARCELS);
            now = now.plus(Duration.ofMinutes(1));
        }
    }

    private record Sent(String type, String key, Object body) {}

    private static Sent label(long parcel, String number) {
        var from = new LabelRequested.Place("Dovetail", "1 Dock Road", "Reno", "NV", "89506", "US");
        return new Sent(
                LabelRequested.TYPE,
                "label:parcel:" + parcel + number,
                new LabelRequested(
                        new NodeId(1), new ParcelId(parcel), "ups", "standard", from, new ContactId(5), 500));
    }

    private void handOff(TestHandoff handoff, int first, LongFunction<Sent> sent) {
        var rows = IntStream.range(first, first + PARCELS)
                .mapToObj(parcel -> {
                    var one = sent.apply(parcel);
                    return new Outgoing(
                            1,
                            IDS.next(1),
                            1,
                            parcel,
                            1,
                            one.type(),
                            "carrier:ups",
                            one.key(),
                            now,
                            json.write(one.body()));
                })
                .toList();
        db.transactions().run(() -> handoff.outbox().record(Stock.FAMILY, rows));
    }

    private Ups ups(Http http) {
        var calls = new UpsCalls(http, new UpsTokens(http, json, () -> now), json);
        var ada =
                new Contact("Ada Lovelace", null, "12 Analytical Way", null, "Dallas", "TX", "75201", "US", null, null);
        var recovery = new Recovery(calls, json);
        return new Ups(calls, recovery, new Voiding(calls, recovery, json), _ -> ada, json);
    }

    private long open() {
        return db.jdbc()
                .sql("select count(*) from wms.node_outbox where state not in ('sent', 'settled')")
                .query(Long.class)
                .single();
    }

    /** The warehouse's ear. */
    private final class Packing implements Inward {
        @Override
        public String destination() {
            return "wms.packing";
        }

        @Override
        public Family inbox() {
            return Stock.FAMILY;
        }

        @Override
        public void apply(List<Message> messages) {
            for (var message : messages)
                if (message.type().equals(LabelVoided.TYPE))
                    voided.add(json.read(message.body(), LabelVoided.class).trackingNumber());
                else {
                    var label = json.read(message.body(), LabelCreated.class);
                    told.put(label.parcel().toString(), label.trackingNumber());
                }
        }
    }

    /** The connector, with the partner at the wire's address. */
    private record Here(Ups ups, String url) implements Outward {
        @Override
        public String name() {
            return ups.name();
        }

        @Override
        public boolean repeatable() {
            return ups.repeatable();
        }

        @Override
        public Outcome send(Message message, Partner partner) {
            return ups.send(message, partner());
        }

        @Override
        public Outcome ask(Message message, Partner partner) {
            return ups.ask(message, partner());
        }

        private Partner partner() {
            var settings = "{\"clientId\":\"dovetail\",\"accountNumber\":\"" + ACCOUNT.number() + "\"}";
            return new Partner("ups", url, ACCOUNT.secret(), settings);
        }
    }
}
