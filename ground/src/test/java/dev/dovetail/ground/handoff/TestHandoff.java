package dev.dovetail.ground.handoff;

import dev.dovetail.ground.storage.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Handoffs for the tests of other modules, put together without Spring and cranked by hand. */
public final class TestHandoff {
    private final TestDatabase db;
    private final InstantSource clock;
    private final Hints hints = new Hints();

    public TestHandoff(TestDatabase db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    public Outbox outbox() {
        return new Outbox(db.jdbc(), clock, hints);
    }

    /** Delivers over these families, to these takers; every partner code lives at {@code http://<code>.test}. */
    public Deliveries deliveries(List<Family> families, List<Inward> inwards, List<Outward> outwards) {
        var kit = new Kit(
                db.jdbc(),
                db.transactions(),
                clock,
                new Random(1),
                _ -> {},
                hints,
                code -> Optional.of(new Outward.Partner(code, "http://" + code + ".test", "secret", "{}")),
                new Routes(inwards, outwards),
                Peering.NONE);
        return new Delivering(kit, families, false);
    }
}
