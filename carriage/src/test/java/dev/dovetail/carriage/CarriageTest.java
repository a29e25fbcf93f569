package dev.dovetail.carriage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Malformed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class CarriageTest {
    private static final Cause CAUSE = new Cause("test", Instant.parse("2026-03-02T10:00:00Z"), "api");
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final RateStore store;
    private final Carriage carriage;
    private final CarriageSetup setup;
    private final Transactions transactions;
    private final Audit audit;

    CarriageTest(TestDatabase db) {
        this.transactions = db.transactions();
        this.audit = new Audit(db.jdbc(), new IdSource(InstantSource.system(), 0));
        this.store = new RateStore(db.jdbc());
        this.carriage = new Carriage(store, clock);
        this.setup = new CarriageSetup(store, carriage, audit, transactions);
    }

    private static ZoneRate rate(String service, int zone, int km) {
        return new ZoneRate(service, zone, km, "USD", 500, 80, 1);
    }

    @Test
    void a_service_is_replaced_whole_and_the_others_stay() {
        setup.put(List.of(rate("a", 1, 100), rate("a", 2, 200), rate("b", 1, 100)), CAUSE);

        setup.put(List.of(rate("a", 1, 150)), CAUSE);

        assertThat(carriage.rates().list()).contains(rate("a", 1, 150), rate("b", 1, 100));
        assertThat(carriage.rates().list()).doesNotContain(rate("a", 2, 200));
    }

    @Test
    void a_change_by_another_process_is_seen_within_a_second() {
        carriage.rates();
        new CarriageSetup(store, new Carriage(store, clock), audit, transactions)
                .put(List.of(rate("c", 1, 100)), CAUSE);

        now = now.plusMillis(1001);

        assertThat(carriage.rates().knows("c")).isTrue();
    }

    @Test
    void a_service_that_another_process_has_just_made_is_known_at_once() {
        carriage.rates();
        new CarriageSetup(store, new Carriage(store, clock), audit, transactions)
                .put(List.of(rate("just-made", 1, 100)), CAUSE);

        assertThat(carriage.knows("just-made")).isTrue();
        assertThat(carriage.knows("never-made")).isFalse();
    }

    @Test
    void nonsense_is_refused_at_its_place() {
        refused("carriage.too-many", "/rates");
        refused("carriage.zone-twice", "/rates/1/zone", rate("d", 1, 100), rate("d", 1, 200));
        refused("carriage.zones-out-of-order", "/rates/0/upToKm", rate("d", 2, 100), rate("d", 1, 200));
        refused("carriage.out-of-range", "/rates/0/upToKm", rate("d", 1, 0));
        refused(
                "carriage.mixed-currency",
                "/rates/1/currency",
                rate("d", 1, 100),
                new ZoneRate("d", 2, 200, "GBP", 1, 1, 1));
        refused("carriage.currency", "/rates/0/currency", new ZoneRate("d", 1, 200, "QQQ", 1, 1, 1));
        assertThat(carriage.rates().knows("d")).isFalse();
    }

    private void refused(String code, String path, ZoneRate... rates) {
        assertThatThrownBy(() -> setup.put(List.of(rates), CAUSE)).isInstanceOfSatisfying(Malformed.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.path()).isEqualTo(path);
        });
    }
}
