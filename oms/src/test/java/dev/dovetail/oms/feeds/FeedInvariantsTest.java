package dev.dovetail.oms.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Feeds damaged as only an owner can; the check names the row. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedInvariantsTest {
    private final FeedHouse feeds;

    FeedInvariantsTest(TestDatabase db) {
        feeds = new FeedHouse(db);
    }

    @BeforeAll
    void a_feed_at_work() {
        feeds.house.sku("MUG", 0, 0);
        var node = feeds.node("numbered");
        node.snapshot(3L, "MUG=8");
        node.deltas("5:MUG:2", "6:MUG:-1");
    }

    private List<Long> broken(String damage) {
        var invariants = new FeedInvariants();
        var looks = List.of(
                invariants.noSnapshotIsHalfApplied(),
                invariants.snapshotsStandWhereTheFeedDoes(),
                invariants.positionsAreNoNewerThanTheirSnapshots(),
                invariants.nothingWaitsForWhatIsThere());
        return feeds.house.db().transactions().run(() -> {
            var owner = feeds.house.db().owner();
            owner.sql(damage).update();
            return looks.stream()
                    .map(look -> owner.sql("select count(*) from (" + look.sql(feeds.house.now()) + ") x")
                            .query(Long.class)
                            .single())
                    .toList();
        });
    }

    private void mend(String sql) {
        feeds.house.db().owner().sql(sql).update();
    }

    @Test
    void each_damage_is_named() {
        assertThat(broken("update oms.feed set through = through")).containsOnly(0L);

        assertThat(broken("update oms.feed_message set state = 'applying', body = '', received_at = '2026-01-01'"))
                .containsExactly(1L, 0L, 0L, 0L);
        mend("update oms.feed_message set state = 'applied', body = null, received_at = '2026-03-02'");

        assertThat(broken("update oms.feed set watermark = 2")).containsExactly(0L, 1L, 0L, 0L);
        mend("update oms.feed set watermark = 3");

        assertThat(broken("update oms.feed_position set watermark = 9")).containsExactly(0L, 0L, 1L, 0L);
        mend("update oms.feed_position set watermark = 3");

        assertThat(broken("update oms.feed set through = 5")).containsExactly(0L, 0L, 0L, 1L);
        mend("update oms.feed set through = 3");
        assertThat(broken("update oms.feed set through = through")).containsOnly(0L);
    }
}
