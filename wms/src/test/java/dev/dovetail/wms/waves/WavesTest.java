package dev.dovetail.wms.waves;

import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.outbound.OutboundView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When work goes onto the floor, and that taking it back leaves nothing behind. */
@ExtendWith(PostgresExtension.class)
class WavesTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;
    private final Waves waves;
    private final OutboundView view;

    WavesTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP", "LID");
        waves = house.get(Waves.class);
        view = house.get(OutboundView.class);
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 60);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 60);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void without_a_plan_all_is_ready_at_once() {
        var release = floor.released(new Line(1, 1, "MUG", 1));

        assertThat(state(release)).isEqualTo("accepted");
        assertThat(floor.tasks("ann", "pick", 4)).hasSize(1);
    }

    @Test
    void under_a_plan_orders_wait_without_claims_and_a_wave_lets_in_what_fits_its_template() {
        plan(ReleasePlan.Mode.WAVES, Map.of());
        var single = floor.released(new Line(1, 1, "MUG", 2));
        var two = floor.released(new Line(1, 1, "MUG", 1), new Line(2, 1, "CUP", 1));
        assertThat(List.of(state(single), state(two))).containsOnly("waiting");
        assertThat(allocated()).isZero();
        assertThat(floor.tasks("ann", "pick", 4)).isEmpty();
        assertThat(house.told(floor.warehouse())).allMatch(NodeFact.Accepted.class::isInstance);
        template(new WaveTemplate("SINGLES", List.of(), List.of(), null, true, "batch", 50, 100));

        var wave = waves.release(floor.warehouse(), "SINGLES", who());

        assertThat(wave.orders()).isEqualTo(1);
        assertThat(List.of(state(single), state(two))).containsExactly("accepted", "waiting");
        assertThat(allocated()).isEqualTo(2);
        var trip = floor.asked(Map.of(
                        "worker", "ann", "kind", "pick", "mode", "batch", "slots", 9, "wave", Long.toString(wave.id())))
                .getFirst();
        assertThat(stops(trip)).hasSize(1);
        assertThatThrownBy(() -> waves.release(floor.warehouse(), "SINGLES", who()))
                .hasMessageContaining("waves.nothing-waits");
        assertThatThrownBy(() -> waves.release(floor.warehouse(), "NONE", who()))
                .hasMessageContaining("waves.no-such-template");
    }

    @Test
    void a_wave_is_cut_by_its_limits_and_takes_the_urgent_first() {
        plan(ReleasePlan.Mode.WAVES, Map.of());
        var later = IntStream.range(0, 3)
                .mapToObj(_ -> floor.released(new Line(1, 1, "MUG", 1)))
                .toList();
        var urgent = soon(floor.release(new Line(1, 1, "MUG", 1), new Line(2, 1, "CUP", 1)), 30);
        var tomorrow = soon(floor.release(new Line(1, 1, "MUG", 1)), 24 * 60);
        house.send(tomorrow, urgent);
        template(new WaveTemplate("NEXT", List.of(), List.of("web"), null, false, "cluster", 50, 3));
        template(new WaveTemplate("HOUR", List.of("standard"), List.of(), 60, false, "cluster", 50, 100));

        assertThat(waves.release(floor.warehouse(), "HOUR", who()).orders()).isEqualTo(1);
        assertThat(state(urgent)).isEqualTo("accepted");
        assertThat(waves.release(floor.warehouse(), "NEXT", who()).orders()).isEqualTo(3);
        assertThat(List.of(state(tomorrow), state(later.get(0)), state(later.get(2))))
                .containsExactly("accepted", "accepted", "waiting");
    }

    @Test
    void a_wave_is_taken_back_until_somebody_is_on_the_way() {
        plan(ReleasePlan.Mode.WAVES, Map.of());
        template(new WaveTemplate("ALL", List.of(), List.of(), null, false, "cluster", 50, 100));
        var first = floor.released(new Line(1, 1, "MUG", 1));
        var second = floor.released(new Line(1, 1, "CUP", 1));
        var wave = waves.release(floor.warehouse(), "ALL", who());
        var lent = floor.trip("ann", "cluster", 1);

        var back = waves.takeBack(floor.warehouse(), wave.id(), who());

        assertThat(back.back()).containsExactly(second.fulfillmentOrder());
        assertThat(back.wave().state()).isEqualTo("released");
        assertThat(List.of(state(first), state(second))).containsExactly("accepted", "waiting");
        assertThatThrownBy(() -> waves.takeBack(floor.warehouse(), wave.id(), who()))
                .hasMessageContaining("waves.begun");
        Handheld.must(floor.scan(floor.pickInto(lent, stops(lent).getFirst())));
        var again = waves.release(floor.warehouse(), "ALL", who());
        assertThat(waves.takeBack(floor.warehouse(), again.id(), who()).wave().state())
                .isEqualTo("taken-back");
        assertThatThrownBy(() -> waves.takeBack(floor.warehouse(), again.id(), who()))
                .hasMessageContaining("waves.taken-back");
        plan(ReleasePlan.Mode.AT_ONCE, Map.of());
        assertThatThrownBy(() -> waves.takeBack(floor.warehouse(), wave.id(), who()))
                .hasMessageContaining("waves.at-once");
        assertThat(floor.tasks("bob", "pick", 4)).hasSize(1);
    }

    @Test
    void zones_are_topped_up_to_their_levels_as_pickers_ask() {
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(PlannedLocation.at("B-01-01-1", Location.Kind.BIN, "B", 2, 1, 1, "left")));
        house.stock(floor.warehouse(), "B-01-01-1", "LID", 60);
        plan(ReleasePlan.Mode.LEVELS, Map.of("A", 3, "B", 1));
        for (int i = 0; i < 5; i++) floor.released(new Line(1, 1, "MUG", 1));
        for (int i = 0; i < 3; i++) floor.released(new Line(1, 1, "LID", 1));

        var anns = floor.trip("ann", "cluster", 20);
        assertThat(view.openStops(floor.warehouse().node())).isEqualTo(Map.of("A", 3L, "B", 1L));
        assertThat(stops(anns)).hasSize(4);
        assertThat(floor.tasks("bob", "pick", 4)).isEmpty();
        Handheld.must(floor.scan(floor.pickInto(anns, stops(anns).getFirst())));
        assertThat(floor.tasks("bob", "pick", 4)).hasSize(1);
    }

    @Test
    void who_waits_for_a_full_zone_costs_no_lock_on_its_goods() {
        plan(ReleasePlan.Mode.LEVELS, Map.of("A", 1));
        floor.released(new Line(1, 1, "MUG", 1));
        floor.released(new Line(1, 1, "MUG", 1));
        assertThat(floor.trip("ann", "cluster", 1)).isNotNull();

        var source = db.ownerLogin().dataSource();
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> {
            JdbcClient.create(source)
                    .sql("select 1 from wms.stock where sku = 'MUG' for update")
                    .query()
                    .listOfRows();
            var asked = CompletableFuture.supplyAsync(() -> floor.tasks("bob", "pick", 4));
            assertThat(asked.completeOnTimeout(List.of(Map.of("waits", "for a lock")), 20, TimeUnit.SECONDS)
                            .join())
                    .isEmpty();
        });
    }

    @Test
    void however_many_wait_for_a_full_zone_those_for_another_pass() {
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(
                                PlannedLocation.at("B-01-01-1", Location.Kind.BIN, "B", 2, 1, 1, "left"),
                                PlannedLocation.at("B-01-02-1", Location.Kind.RESERVE, "B", 2, 2, 1, "left")));
        house.stock(floor.warehouse(), "B-01-01-1", "LID", 60);
        house.stock(floor.warehouse(), "B-01-02-1", "MUG", 60);
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 100);
        plan(ReleasePlan.Mode.LEVELS, Map.of("A", 1));
        var mugs = IntStream.range(0, 130)
                .mapToObj(_ -> floor.release(new Line(1, 1, "MUG", 1)))
                .toList();
        house.send(mugs.toArray(ReleaseRequested[]::new));
        var cup = floor.released(new Line(1, 1, "CUP", 1), new Line(2, 1, "LID", 1));
        var lid = floor.released(new Line(1, 1, "LID", 1));
        assertThat(floor.trip("ann", "cluster", 1).get("outbound"))
                .isEqualTo(mugs.getFirst().fulfillmentOrder().toString());

        assertThat(floor.trip("bob", "cluster", 1).get("outbound"))
                .isEqualTo(lid.fulfillmentOrder().toString());
        assertThat(state(cup)).isEqualTo("waiting");
    }

    @Test
    void what_waits_can_be_withdrawn_kits_too_and_what_is_not_here_is_told_when_it_is_let_in() {
        plan(ReleasePlan.Mode.WAVES, Map.of());
        template(new WaveTemplate("ALL", List.of(), List.of(), null, false, "cluster", 50, 100));
        var parts = List.of(new Part("MUG", 1), new Part("CUP", 2));
        var kit = floor.released(new Line(1, 1, "SET", 3, parts));
        var gone = floor.released(new Line(1, 1, "POT", 1));
        var whole = floor.released(new Line(1, 1, "MUG", 1));
        house.send(withdrawal(kit, new Line(1, 1, "SET", 1, parts)), withdrawal(whole, new Line(1, 1, "MUG", 1)));
        assertThat(List.of(state(kit), state(whole))).containsExactly("waiting", "ended");

        waves.release(floor.warehouse(), "ALL", who());

        assertThat(List.of(state(kit), state(gone))).containsExactly("accepted", "ended");
        assertThat(stops(floor.trip("ann", "cluster", 9)))
                .extracting(stop -> stop.get("quantity"))
                .containsExactly(2L, 4L);
        assertThat(house.told(floor.warehouse()))
                .filteredOn(NodeFact.ShortPicked.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((NodeFact.ShortPicked) fact).fulfillmentOrder())
                        .isEqualTo(gone.fulfillmentOrder()));
    }

    private ReleaseRequested soon(ReleaseRequested one, long minutes) {
        return new ReleaseRequested(
                one.node(),
                one.fulfillmentOrder(),
                one.order(),
                one.channel(),
                one.orderNumber(),
                one.service(),
                null,
                house.now().plusSeconds(60 * minutes),
                one.priority(),
                null,
                one.contact(),
                one.lines());
    }

    private static WithdrawalRequested withdrawal(ReleaseRequested release, Line... lines) {
        return new WithdrawalRequested(
                release.node(), release.fulfillmentOrder(), release.order(), 1, "changed mind", List.of(lines));
    }

    private void plan(ReleasePlan.Mode mode, Map<String, Integer> levels) {
        waves.put(floor.warehouse(), new ReleasePlan(mode, levels), who());
    }

    private void template(WaveTemplate one) {
        waves.put(floor.warehouse(), one, who());
    }

    private Cause who() {
        return new Cause("tester", house.now(), "api");
    }

    private String state(ReleaseRequested release) {
        var id = release.fulfillmentOrder();
        return view.find(floor.warehouse().node(), List.of(id)).get(id).state();
    }

    private long allocated() {
        return db.jdbc()
                .sql("select sum(allocated) from wms.stock where node_id = :node")
                .param("node", floor.warehouse().node().value())
                .query(Long.class)
                .single();
    }
}
