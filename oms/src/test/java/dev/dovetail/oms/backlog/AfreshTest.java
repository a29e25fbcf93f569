package dev.dovetail.oms.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.MayServeMore;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.NetworkSetup;
import dev.dovetail.oms.network.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who waits is served when a node that has the goods may serve them again, though nothing lands. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfreshTest {
    private final OmsHouse house;

    AfreshTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    @AfterEach
    void east_serves_everybody_and_nothing_is_broken() {
        assertThat(house.broken()).isEmpty();
        east(Set.of(), null, null);
        house.later(Duration.ofHours(24));
        house.deliver();
    }

    private void east(Set<String> channels, @Nullable Integer aDay, @Nullable Instant pausedUntil) {
        var node = house.get(Network.class).getNode("EAST");
        house.get(NetworkSetup.class)
                .put(
                        new Node(
                                node.id(),
                                node.code(),
                                node.name(),
                                node.kind(),
                                node.at(),
                                node.calendar(),
                                node.ships(),
                                new Node.Reach(channels, Set.of(), Set.of(), false),
                                new Node.Effort(0, 0, aDay, pausedUntil),
                                node.address()),
                        house.cause());
        house.deliver();
    }

    private String waits(String sku) {
        var order = house.capture(Orderly.from("shop", sku).line(sku, 2));
        house.deliver();
        house.later(Duration.ofMinutes(5));
        house.deliver();
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "backordered", 2L));
        return order;
    }

    private void isServed(String order) {
        house.deliver();
        assertThat(house.units(order, 1)).isEqualTo(Map.of("ordered", 2L, "released", 2L));
    }

    @Test
    void when_its_pause_is_over() {
        house.sku("PAUSED", 2, 0);
        east(Set.of(), null, house.now().plus(Duration.ofHours(1)));
        var order = waits("PAUSED");

        house.later(Duration.ofHours(1));

        isServed(order);
    }

    @Test
    void when_its_full_day_is_over() {
        house.sku("FULL", 4, 0);
        east(Set.of(), 1, null);
        house.capture(Orderly.from("shop", "FULL-first").line("FULL", 2));
        var order = waits("FULL");

        house.later(Duration.ofHours(24));

        isServed(order);
    }

    @Test
    void when_it_is_set_up_to_serve_them() {
        house.sku("EDITED", 2, 0);
        east(Set.of("web"), null, null);
        var order = waits("EDITED");

        east(Set.of("web", "shop"), null, null);
        house.later(Duration.ofSeconds(5));

        isServed(order);
    }

    @Test
    void many_that_ask_for_one_look_get_one() {
        house.sku("ONCE", 2, 0);
        var more = new MayServeMore(house.get(Network.class).getNode("EAST").id(), "pause", house.now());

        house.get(Afresh.class).later(List.of(more));
        house.get(Afresh.class).later(List.of(more, new MayServeMore(more.node(), "day", more.at())));

        var asked = house.jdbc()
                .sql("select count(*) from oms.node_outbox where type = :type and state = 'pending'")
                .param("type", LookAfresh.TYPE)
                .query(Long.class)
                .single();
        assertThat(asked).isEqualTo(2);
        house.deliver();
    }
}
