package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lots, names and parts of kits at the bench: which unit is meant, and which is packed instead. */
class OtherLotAtPackTest extends PackBench {
    OtherLotAtPackTest(TestDatabase db) {
        super(db);
    }

    @Test
    void a_lot_is_told_where_several_lie_there_and_a_named_unit_by_its_name() {
        Handled.as(
                house,
                floor.warehouse(),
                new Sku(1, "MILK"),
                new Handling(true, false, false, PickRule.FIFO, 0, false));
        Handled.as(
                house,
                floor.warehouse(),
                new Sku(1, "PHONE"),
                new Handling(false, true, false, PickRule.FIFO, 0, false));
        brought("MILK", "L1", 1, List.of());
        brought("MILK", "L2", 5, List.of());
        brought("PHONE", "", 4, List.of("P1", "P2", "P3", "P4"));
        var order = floor.released(new Line(1, 1, "MILK", 2), new Line(2, 1, "PHONE", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        for (var stop : stops(task)) {
            var scan = floor.pickAll(task, stop);
            if (stop.get("sku").equals("PHONE")) scan = but(scan, "serials", List.of("P1", "P2"));
            else scan = but(scan, "lot", stop.get("lot"));
            Handheld.must(floor.scan(scan));
        }

        var milk = damaged(order, "MILK", 1, "expired");
        assertThat(code(milk)).isEqualTo("packing.which-lot");
        assertThat(code(but(milk, "lot", "L9"))).isEqualTo("packing.wrong-lot");
        Handheld.must(floor.scan(but(but(milk, "lot", "L1"), "to", "QA")));
        var phone = but(damaged(order, "PHONE", 1, "damaged"), "to", "BROKEN");
        assertThat(code(phone)).isEqualTo("stock.serial-needed");
        assertThat(code(but(phone, "serials", List.of("P3")))).isEqualTo("stock.serial-elsewhere");
        Handheld.must(floor.scan(but(phone, "serials", List.of("P2"))));

        assertThat(lying("QA")).containsExactly(tuple("MILK", "hold", 1L));
        assertThat(lying("BROKEN")).containsExactly(tuple("PHONE", "damaged", 1L));
        assertThat(stops(floor.tasks("ann", "pick", 1).getFirst())).hasSize(2);
    }

    @Test
    void the_lot_at_hand_is_packed_in_place_of_another_where_nobody_else_is_to_have_it() {
        Handled.as(
                house,
                floor.warehouse(),
                new Sku(1, "MILK"),
                new Handling(true, false, false, PickRule.FIFO, 0, false));
        brought("MILK", "L1", 3, List.of());
        brought("MILK", "L2", 3, List.of());
        var order = floor.released(new Line(1, 1, "MILK", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(but(floor.pickAll(task, stops(task).getFirst()), "lot", "L1")));
        var swap = floor.scan(
                "exchange",
                Map.of(
                        "outbound", order.fulfillmentOrder().toString(),
                        "barcode", "MILK",
                        "quantity", 2,
                        "location", "A-01-01-1",
                        "lot", "L2"));

        assertThat(code(but(floor.pack(order, "BOX", "MILK", 2), "lot", "L2"))).isEqualTo("packing.wrong-lot");
        assertThat(code(but(swap, "lot", "L1"))).isEqualTo("packing.same-units");
        assertThat(code(but(swap, "location", "BROKEN"))).isEqualTo("packing.not-a-bin");
        assertThat(code(but(swap, "location", "A-01-02-1"))).isEqualTo("packing.no-exchange");
        assertThat(code(but(swap, "quantity", 3))).isEqualTo("packing.not-picked");
        assertThat(code(but(swap, "insteadLot", "L2"))).isEqualTo("packing.wrong-lot");
        blocked("A-01-02-1");
        assertThat(code(but(swap, "location", "A-01-02-1"))).isEqualTo("picking.bin-blocked");
        floor.released(new Line(1, 1, "MILK", 2));
        floor.released(new Line(1, 1, "MILK", 1));
        assertThat(code(swap)).isEqualTo("packing.no-exchange");
        Handheld.must(floor.scan(but(swap, "quantity", 1)));

        assertThat(state(order)).isEqualTo("picked");
        Handheld.must(floor.scan(
                but(floor.pack(order, "BOX", "MILK", 1), "lot", "L2"),
                but(floor.pack(order, "BOX", "MILK", 1), "lot", "L1"),
                floor.close("BOX")));
    }

    @Test
    void a_part_of_a_kit_is_picked_anew_and_without_one_the_kit_is_given_up() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 5);
        house.stock(floor.warehouse(), "A-01-02-1", "CUP", 2);
        var order = picked(new Line(1, 1, "SET", 2, List.of(new Part("MUG", 2), new Part("CUP", 1))));
        Handheld.must(floor.scan(floor.pack(order, "C-1", "MUG", 4)));
        assertThat(code(damaged(order, "CUP", 1, "damaged"))).isEqualTo("packing.kit-in-carton");
        Handheld.must(floor.scan(
                floor.scan("unpack", Map.of("carton", "C-1", "barcode", "MUG", "quantity", 2, "tote", "U-1"))));

        Handheld.must(floor.scan(damaged(order, "MUG", 1, "damaged")));
        assertThat(state(order)).isEqualTo("picking");
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(but(floor.pickAll(task, stops(task).getFirst()), "tote", "U-1")));
        Handheld.must(floor.scan(damaged(order, "CUP", 1, "damaged")));

        assertThat(told(NodeFact.ShortPicked.class).getFirst().lines())
                .containsExactly(new NodeFact.Line(1, 1, "SET", 1));
        Handheld.must(floor.scan(floor.pack(order, "C-1", "CUP", 1), floor.close("C-1")));
        assertThat(state(order)).isEqualTo("packed");
    }
}
