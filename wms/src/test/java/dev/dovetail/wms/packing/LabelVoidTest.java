package dev.dovetail.wms.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.floor.Outside;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A label that is wrong is voided and another is made; never two live ones, and never a carton that leaves without. */
@ExtendWith(PostgresExtension.class)
class LabelVoidTest {
    private final WarehouseHouse house;
    private final Handheld floor;
    private final Outside outside;
    private final PackingView view;
    private String carton = "";
    private ParcelId parcel = new ParcelId(1);

    LabelVoidTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(1)).knows("MUG");
        outside = new Outside(house);
        view = house.get(PackingView.class);
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 50);
    }

    @BeforeEach
    void labelled() {
        packed("V-");
        outside.deliver();
    }

    private void packed(String prefix) {
        carton = floor.packed(prefix, List.of(floor.released(new Line(1, 1, "MUG", 2))))
                .getFirst();
        parcel = now().id();
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private Parcel now() {
        return view.byCarton(floor.warehouse().node(), List.of(carton)).get(carton);
    }

    private Parcel voided(String reason) {
        var who = new Cause("sue", house.now(), "api");
        return house.run(
                () -> house.get(Packing.class).voidLabel(floor.warehouse().node(), parcel, reason, who));
    }

    private String load() {
        return floor.scan(floor.load(carton)).getFirst().code();
    }

    @Test
    void a_voided_label_is_followed_by_another_and_the_parcel_ships_with_that() {
        assertThat(voided("smeared").state()).isEqualTo("voiding");
        assertThat(load()).isEqualTo("dispatch.not-labelled");
        assertThat(view.findLabel(floor.warehouse().node(), parcel)).isEmpty();

        outside.deliver();

        assertThat(now().state()).isEqualTo("labelled");
        assertThat(now().tracking()).isEqualTo("1Z" + parcel + "N2");
        assertThat(load()).isEmpty();
        Handheld.must(floor.scan(floor.depart()));
        outside.deliver();
        assertThat(outside.facts())
                .filteredOn(fact -> fact instanceof NodeFact.LabelVoided || fact instanceof NodeFact.Shipped)
                .satisfiesExactly(
                        fact -> assertThat(fact).isInstanceOfSatisfying(NodeFact.LabelVoided.class, gone -> {
                            assertThat(gone.trackingNumber()).isEqualTo("1Z" + parcel);
                            assertThat(gone.reason()).isEqualTo("smeared");
                            assertThat(gone.worker()).isEqualTo("sue");
                        }),
                        fact -> assertThat(fact)
                                .isInstanceOfSatisfying(
                                        NodeFact.Shipped.class,
                                        left -> assertThat(left.trackingNumber())
                                                .isEqualTo("1Z" + parcel + "N2")));
    }

    @Test
    void a_label_is_voided_again_and_again_but_nine_times_at_most() {
        for (int label = 2; label <= 9; label++) {
            voided("smeared");
            outside.deliver();
            assertThat(now().tracking()).isEqualTo("1Z" + parcel + "N" + label);
        }

        assertThatThrownBy(() -> voided("smeared")).hasMessageContaining("packing.too-many-labels");
        assertThat(now().state()).isEqualTo("labelled");
    }

    @Test
    void asking_twice_asks_the_carrier_once() {
        voided("smeared");
        assertThat(voided("torn").state()).isEqualTo("voiding");

        outside.deliver();

        assertThat(house.get(VoidStore.class).list(floor.warehouse().node(), parcel))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.reason()).isEqualTo("smeared");
                    assertThat(one.state()).isEqualTo("voided");
                });
    }

    @Test
    void a_label_that_the_carrier_keeps_is_live_still_and_may_be_asked_about_again() {
        outside.keep(parcel);
        voided("smeared");
        outside.deliver();

        assertThat(now().state()).isEqualTo("labelled");
        assertThat(now().tracking()).isEqualTo("1Z" + parcel);
        assertThat(house.get(VoidStore.class).list(floor.warehouse().node(), parcel))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("late: too late"));
        assertThat(voided("still smeared").state()).isEqualTo("voiding");
        outside.deliver();
        assertThat(load()).isEmpty();
    }

    @Test
    void what_has_no_label_yet_or_is_loaded_or_gone_is_not_voided() {
        Handheld.must(floor.scan(floor.load(carton)));
        assertThatThrownBy(() -> voided("smeared")).hasMessageContaining("packing.move-not-allowed");
        Handheld.must(floor.scan(floor.depart()));
        assertThatThrownBy(() -> voided("smeared")).hasMessageContaining("packing.move-not-allowed");
        packed("W-");
        assertThatThrownBy(() -> voided("smeared")).hasMessageContaining("packing.move-not-allowed");
        parcel = new ParcelId(77);
        assertThatThrownBy(() -> voided("smeared"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("packing.no-such-parcel");
    }

    @Test
    void a_parcel_is_loaded_or_its_label_is_voided_never_both() throws Exception {
        for (int round = 0; round < 6; round++) {
            packed("R" + round + "-");
            outside.deliver();
            var start = new CyclicBarrier(2);
            Callable<Boolean> loads = () -> {
                start.await();
                return load().isEmpty();
            };
            Callable<Boolean> voids = () -> {
                start.await();
                try {
                    voided("smeared");
                    return true;
                } catch (Refused no) {
                    return false;
                }
            };
            try (var threads = Executors.newFixedThreadPool(2)) {
                var loaded = threads.submit(loads);
                var voided = threads.submit(voids);
                assertThat(loaded.get()).isNotEqualTo(voided.get());
            }
            outside.deliver();
            assertThat(now().state()).isIn("loaded", "labelled");
        }
    }
}
