package dev.dovetail.oms.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What waits because an order of a channel may have been lost. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelExceptionsTest {
    private static final int LOST = 7;

    private final TestDatabase db;
    private final OmsHouse house;
    private final Exceptions exceptions;
    private Instant swept;

    ChannelExceptionsTest(TestDatabase db) {
        this.db = db;
        house = new OmsHouse(db);
        exceptions = house.get(Exceptions.class);
    }

    @BeforeAll
    void orders_that_never_came() {
        swept = house.now();
        house.sku("MUG", 9, 0);
        int slot = Slot.of(Slot.hash("1", "web"));
        db.owner()
                .sql("""
                insert into oms.sweep (slot, client_id, channel, id, from_at, to_at, told, captured, rejected, missing, swept_at, swept_by)
                values (:slot, 1, 'web', 5, :at::timestamptz - interval '1 hour', :at, 8, 0, 0, 8, :at, 'it')
                """)
                .param("slot", slot)
                .param("at", swept.atOffset(java.time.ZoneOffset.UTC))
                .update();
        db.owner()
                .sql("""
                insert into oms.missing_order (slot, client_id, channel, number, sweep, seen_at)
                select :slot, 1, 'web', 'L' || n, 5, :at from generate_series(1, 8) as n
                """)
                .param("slot", slot)
                .param("at", swept.atOffset(java.time.ZoneOffset.UTC))
                .update();
        db.owner()
                .sql("""
                insert into oms.sweep_plan (channel, client_id, every_seconds, since)
                values ('web', 1, 600, :at::timestamptz - interval '1 day'), ('shop', 1, 3600, :at)
                """)
                .param("at", swept.atOffset(java.time.ZoneOffset.UTC))
                .update();
        house.capture(Orderly.from("web", "L8").line("MUG", 1));
        house.later(Duration.ofMinutes(30));
    }

    private ExceptionGroup group(ExceptionKind kind, String... channels) {
        return exceptions.groups(1, Set.of(channels)).stream()
                .filter(group -> group.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static ExceptionQuery query(String owner, String after, int limit) {
        return new ExceptionQuery(1, Set.of(), owner, after, limit);
    }

    @Test
    void orders_that_never_came_are_counted_until_they_are_here() {
        var group = group(ExceptionKind.MISSING_ORDER);

        assertThat(group.count()).isEqualTo(LOST);
        assertThat(group.oldest()).isEqualTo(swept);
        assertThat(group.oldestSeconds()).isEqualTo(1800);
        assertThat(group.owner()).isEqualTo("channels");
        assertThat(group.first().getFirst())
                .isEqualTo(
                        new ExceptionRow("web/L1", null, null, "web", "L1 of web never came", "channels", swept, null));
        assertThat(group(ExceptionKind.MISSING_ORDER, "shop").count()).isZero();
        assertThat(group(ExceptionKind.MISSING_ORDER, "web").count()).isEqualTo(LOST);
    }

    @Test
    void pages_of_them_go_on_where_the_one_before_ended() {
        var first = exceptions.list(ExceptionKind.MISSING_ORDER, query(null, null, 4));
        var second = exceptions.list(ExceptionKind.MISSING_ORDER, query(null, first.next(), 4));

        assertThat(first.items()).extracting(ExceptionRow::id).containsExactly("web/L1", "web/L2", "web/L3", "web/L4");
        assertThat(second.items()).extracting(ExceptionRow::id).containsExactly("web/L5", "web/L6", "web/L7");
        assertThat(second.next()).isNull();
        assertThat(exceptions
                        .list(ExceptionKind.MISSING_ORDER, query("operations", null, 4))
                        .items())
                .isEmpty();
    }

    @Test
    void a_channel_that_owes_a_sweep_waits_from_when_it_was_owed() {
        var group = group(ExceptionKind.OVERDUE_SWEEP);

        assertThat(group.count()).isOne();
        var row = group.first().getFirst();
        assertThat(row.channel()).isEqualTo("web");
        assertThat(row.since()).isEqualTo(swept.plusSeconds(600));
        assertThat(row.what()).isEqualTo("its orders are proven up to " + swept);
        assertThat(group(ExceptionKind.OVERDUE_SWEEP, "shop").count()).isZero();
        var page = exceptions.list(ExceptionKind.OVERDUE_SWEEP, query("channels", Cursor.of(row), 5));
        assertThat(page.items()).isEmpty();
    }
}
