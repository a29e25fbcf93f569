package dev.dovetail.oms.availability;

import static dev.dovetail.oms.availability.Promises.claim;
import static dev.dovetail.oms.availability.Promises.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Networks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Units that a node keeps for one channel. */
@ExtendWith(PostgresExtension.class)
class FenceTest {
    private static final String FENCE = Claim.fence("web");

    private final Promises promises;
    private final Availability availability;

    FenceTest(TestDatabase db) {
        this.promises = new Promises(db);
        this.availability = promises.availability;
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(promises.broken("I4")).isZero();
        assertThat(promises.broken("I5")).isZero();
    }

    private void stands(String sku, String pool, long position, long reserved) {
        var figure = promises.figure(1, sku, pool);
        assertThat(List.of(figure.position(), figure.reserved())).as(pool).isEqualTo(List.of(position, reserved));
    }

    @Test
    void a_fence_is_filled_from_open_and_only_its_channel_may_claim_it() {
        promises.landed(1, "KEEP", 10);
        promises.fence(1, "KEEP", "web", 4);

        stands("KEEP", FENCE, 4, 0);
        stands("KEEP", Claim.OPEN, 6, 0);
        assertThat(availability.take(List.of(promises.ask(1, "KEEP", 7, "shop"))))
                .isFalse();
        assertThat(availability.take(List.of(promises.ask(1, "KEEP", 7, "web"))))
                .isTrue();
        stands("KEEP", FENCE, 4, 4);
        stands("KEEP", Claim.OPEN, 6, 3);
    }

    @Test
    void what_is_given_back_goes_to_open_first_and_what_ships_leaves_the_fence_first() {
        promises.landed(1, "BACK", 10);
        promises.fence(1, "BACK", "web", 4);
        var ask = promises.ask(1, "BACK", 7, "web");
        availability.take(List.of(ask));

        availability.release(List.of(claim(ask, 2)));
        stands("BACK", FENCE, 4, 4);
        stands("BACK", Claim.OPEN, 6, 1);

        availability.ship(List.of(claim(ask, 3)));
        stands("BACK", FENCE, 1, 1);
        stands("BACK", Claim.OPEN, 6, 1);
    }

    @Test
    void what_lands_fills_fences_up_and_then_open() {
        promises.fence(1, "FILL", "web", 4);
        promises.fence(1, "FILL", "amazon", 2);

        promises.landed(1, "FILL", 5);
        stands("FILL", "fence:amazon", 2, 0);
        stands("FILL", FENCE, 3, 0);
        stands("FILL", Claim.OPEN, 0, 0);

        promises.landed(1, "FILL", 5);
        stands("FILL", FENCE, 4, 0);
        stands("FILL", Claim.OPEN, 4, 0);
    }

    @Test
    void what_is_lost_is_taken_from_what_nobody_was_promised() {
        promises.landed(1, "LOSE", 10);
        promises.fence(1, "LOSE", "web", 4);
        availability.take(List.of(promises.ask(1, "LOSE", 5, "shop")));

        promises.landed(1, "LOSE", -3);
        stands("LOSE", Claim.OPEN, 5, 5);
        stands("LOSE", FENCE, 2, 0);

        promises.landed(1, "LOSE", -3);
        stands("LOSE", FENCE, 0, 0);
        stands("LOSE", Claim.OPEN, 4, 5);
        assertThat(promises.shortfall(1, "LOSE")).isEqualTo(1);
        var listed = promises.positions.listShort(new NodeId(1), 1, "LOSE", "", 10);
        assertThat(listed).singleElement().satisfies(figure -> {
            assertThat(figure.position()).isEqualTo(4);
            assertThat(figure.shortfall()).isEqualTo(1);
        });
        var totals = promises.positions.totals(1).get(new NodeId(1));
        assertThat(totals.shortfall()).isPositive();
    }

    @Test
    void units_given_back_in_one_pool_cover_what_another_lacks() {
        promises.landed(1, "COVER", 4);
        promises.fence(1, "COVER", "web", 2);
        var fenced = promises.ask(1, "COVER", 2, "web");
        var open = promises.ask(1, "COVER", 2, "shop");
        availability.take(List.of(fenced, open));
        promises.landed(1, "COVER", -1);
        assertThat(promises.shortfall(1, "COVER")).isEqualTo(1);

        availability.release(List.of(claim(fenced, 1)));

        assertThat(promises.shortfall(1, "COVER")).isZero();
        stands("COVER", Claim.OPEN, 2, 2);
        stands("COVER", FENCE, 1, 1);
    }

    @Test
    void a_fence_that_is_taken_down_gives_up_what_is_not_promised_and_later_the_rest() {
        promises.landed(1, "DOWN", 10);
        promises.fence(1, "DOWN", "web", 6);
        var ask = promises.ask(1, "DOWN", 2, "web");
        availability.take(List.of(ask));

        promises.fence(1, "DOWN", "web", 0);
        stands("DOWN", FENCE, 2, 2);
        stands("DOWN", Claim.OPEN, 8, 0);

        availability.release(List.of(claim(ask)));
        stands("DOWN", FENCE, 0, 0);
        stands("DOWN", Claim.OPEN, 10, 0);
    }

    @Test
    void a_fence_is_not_filled_with_safety_stock() {
        promises.landed(1, "SAFE", 10);
        availability.keepBack(new NodeId(1), Map.of(sku("SAFE"), 7L), Networks.CAUSE);

        promises.fence(1, "SAFE", "web", 5);

        stands("SAFE", FENCE, 3, 0);
        assertThat(promises.figure(1, "SAFE").available()).isZero();
    }

    @Test
    void each_change_of_a_fence_or_a_position_leaves_an_audit_row() {
        promises.landed(1, "AUDIT", 3);
        promises.fence(1, "AUDIT", "web", 1);
        promises.setup.correct(new NodeId(1), Map.of(sku("AUDIT"), 5L), "found two", Networks.CAUSE);

        assertThat(promises.db
                        .owner()
                        .sql("select action from ground.audit where subject = 'node:1' order by id")
                        .query(String.class)
                        .list())
                .contains("fence.put", "positions.put");
        assertThat(promises.figure(1, "AUDIT").position()).isEqualTo(4);
    }

    @Test
    void scenario_02_a_manual_edit_below_what_is_reserved_is_refused_and_a_nodes_fact_opens_a_shortfall() {
        promises.landed(1, "HELD", 5);
        var ask = promises.ask(1, "HELD", 5);
        availability.take(List.of(ask));

        assertThatThrownBy(
                        () -> promises.setup.correct(new NodeId(1), Map.of(sku("HELD"), 2L), "counted", Networks.CAUSE))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("availability.below-reserved");
                    assertThat(refused.refusal().details().toString()).contains("sku=HELD, asked=2, reserved=5");
                });
        assertThat(promises.figure(1, "HELD").position()).isEqualTo(5);

        promises.landed(1, "HELD", -3); // the node itself says so: a fact is accepted
        assertThat(promises.figure(1, "HELD").available()).isZero();
        assertThat(promises.shortfall(1, "HELD")).isEqualTo(3);

        availability.release(List.of(claim(ask)));
        promises.setup.correct(new NodeId(1), Map.of(sku("HELD"), 1L), "counted", Networks.CAUSE);
        assertThat(promises.figure(1, "HELD").position()).isEqualTo(1);
    }

    @Test
    void scenario_06_more_than_there_is_reserves_nothing_and_more_than_is_held_is_not_given_back() {
        promises.landed(1, "SIX", 5);
        promises.fence(1, "SIX", "web", 2);
        assertThat(availability.take(List.of(promises.ask(1, "SIX", 6, "web")))).isFalse();
        stands("SIX", FENCE, 2, 0);
        var ask = promises.ask(1, "SIX", 4, "web");
        availability.take(List.of(ask));

        assertThatThrownBy(() -> availability.release(List.of(claim(ask, 5))))
                .isInstanceOf(IllegalStateException.class);

        stands("SIX", FENCE, 2, 2);
        stands("SIX", Claim.OPEN, 3, 2);
    }
}
