package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done for orders beside picking and packing them: straight into cartons, onto put walls, back into bins, and to customers who come. */
class HandheldOrdersTest extends HandheldWork {
    HandheldOrdersTest(TestDatabase db) {
        super(db);
    }

    @BeforeAll
    void wallsCartonsAndCustomers() {
        stock.onDock("OR-1", "JAR", "4440", 60, "");
        stock.putAway("4440", 60, "F-1", "");
        house.awaitCount("select count(*) from oms.pool where sku = 'JAR' and position > 0", 1);
        house.api("PUT", "/warehouses/RNO1/walls/PW1", "{\"slots\": 4}");
        house.api("PUT", "/nodes/RNO1", """
                {"nodeId": 1, "name": "Reno warehouse", "zone": "America/Los_Angeles", "address": {"name": "Reno", "street": "1 Dock St",
                 "city": "Reno", "region": "NV", "postalCode": "89501", "country": "US"}, "kind": "warehouse", "lat": 39.53, "lon": -119.81,
                 "ships": true, "pickup": true}""");
    }

    @BeforeEach
    void nothingElseIsToBePickedOrPacked() {
        house.api("PUT", "/warehouses/RNO1/carton-types", "{\"types\": []}");
        stock.pickAll();
        house.api("POST", "/floor/RNO1/assignments", "{\"worker\": \"w\", \"kind\": \"pack\", \"limit\": 50}");
    }

    @Test
    void an_order_is_picked_into_the_carton_that_is_shipped_and_only_closed_at_the_bench() throws Exception {
        house.api("PUT", "/warehouses/RNO1/item-sizes", """
                {"items": [{"sku": "JAR", "widthMm": 80, "depthMm": 80, "heightMm": 100}]}""");
        house.api("PUT", "/warehouses/RNO1/carton-types", """
                {"types": [{"code": "BOX-S", "widthMm": 200, "depthMm": 200, "heightMm": 200, "mostGrams": 700}]}""");
        stock.ordered("CT-1", "JAR", 5, "ground");
        begins("Pick");
        assertThat(screen.rows().get("into")).contains("A new BOX-S").contains("CT-1");
        screen.right("F-1", "4440", "5");
        screen.wrong("4440", "This is no carton");
        screen.wrong("C-77", "3 more fit, not 5");
        assertThat(screen.step()).isEqualTo("many");
        screen.right("3", "C-77");
        assertThat(screen.rows().get("into")).contains("C-77").contains("BOX-S");
        assertThat(stock.lying("C-77", "JAR", "")).isEqualTo(3);
        screen.right("4440");
        screen.wrong("4440", "0 more fit, not 2");
        screen.right("4440", "C-78");
        until("Bring C-78 to packing");
        assertThat(stock.lying("C-78", "JAR", "")).isEqualTo(2);
        assertThat(stock.conflicts()).isEmpty();

        screen.press("Another job");
        begins("Pack");
        screen.wrong("C-99", "This is no carton");
        screen.right("C-77", "600", "400");
        until("The order is packed");
        screen.online();
        assertThat(count(
                        "select count(*) from wms.parcel p join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id"
                                + " where o.order_number = 'CT-1' and p.state <> 'open'"))
                .isEqualTo(2);
    }

    @Test
    void what_cannot_be_packed_is_said_at_the_bench_and_another_is_picked_for_it() throws Exception {
        stock.ordered("BR-1", "JAR", 2, "ground");
        stock.pickAll();
        var tote = tote("BR-1");
        begins("Pack");
        screen.right(tote);
        screen.press("Cannot be packed");
        screen.press("Damaged");
        screen.wrong("111", "Wrong item");
        screen.right("4440");
        screen.wrong("F-1", "F-1 is no place for damaged goods");
        screen.press("Back to the question");
        screen.press("Thrown away");
        until("Set what is left of this order aside");
        assertThat(count("select count(*) from wms.outbound where order_number = 'BR-1' and state = 'picking'"))
                .isEqualTo(1);

        stock.pickAll();
        begins("Next");
        screen.right(tote, "BR-BOX", "4440", "4440", "600");
        until("The order is packed");
        screen.online();
        assertThat(stock.lying("BR-BOX", "JAR", "")).isEqualTo(2);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void another_lot_than_was_picked_is_packed_instead_from_the_bin_it_came_from() throws Exception {
        stock.onDock("TL-1", "TEA", "3330", 4, ", \"lot\": \"L1\", \"expiresOn\": \"2031-01-31\"");
        stock.putAway("3330", 4, "F-2", ", \"lot\": \"L1\"");
        stock.onDock("TL-2", "TEA", "3330", 2, ", \"lot\": \"L2\", \"expiresOn\": \"2031-02-28\"");
        stock.putAway("3330", 2, "F-3", ", \"lot\": \"L2\"");
        house.awaitCount("select count(*) from oms.pool where sku = 'TEA' and position > 0", 1);
        stock.ordered("XL-1", "TEA", 3, "ground");
        stock.pickAll();
        begins("Pack");
        screen.right(tote("XL-1"), "XL-BOX");
        var second = "(01)04006381333931(10)L2";
        screen.right(second);
        screen.asked("1", "Of that, lot L1 is there to pack, not L2");
        screen.press("Pack this one instead");
        screen.await("document.querySelector('.row.now')?.dataset.row === 'into'");
        screen.wrong("DOCK-1", "DOCK-1 is no bin and no reserve");
        screen.wrong("F-1", "Only 0 of lot L2 are free there, not 1");
        screen.right("F-3");
        assertThat(screen.rows().get("what")).contains("pack it now");
        assertThat(stock.lying("F-3", "TEA", "L1")).isEqualTo(1);
        screen.right(second);

        screen.cable.cut();
        screen.press("Cannot be packed");
        screen.press("Another lot");
        screen.right("3330");
        screen.press("Pack this one instead");
        screen.right("L2", "F-3", "3330");
        screen.right("3330", "400");
        until("The order is packed");
        mended();
        assertThat(stock.lying("XL-BOX", "TEA", "L2")).isEqualTo(2);
        assertThat(stock.lying("XL-BOX", "TEA", "L1")).isEqualTo(1);
        assertThat(stock.lying("F-3", "TEA", "L1")).isEqualTo(2);
        assertThat(stock.lying("F-3", "TEA", "L2")).isZero();
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void another_unit_than_was_picked_is_packed_instead_by_its_name() throws Exception {
        for (var name : new String[] {"S2", "S3"}) {
            var bin = name.replace("S", "F-");
            stock.onDock("LM-" + name, "LAMP", "5550", 1, ", \"serials\": [\"%s\"]".formatted(name));
            stock.putAway("5550", 1, bin, ", \"serials\": [\"%s\"]".formatted(name));
        }
        house.awaitCount("select count(*) from oms.pool where sku = 'LAMP' and position > 0", 1);
        stock.ordered("XS-1", "LAMP", 1, "ground");
        stock.pickAll();
        int left = stock.lying("F-2", "LAMP", "") == 1 ? 2 : 3;
        begins("Pack");
        screen.right(tote("XS-1"), "XS-BOX");
        screen.press("Cannot be packed");
        screen.press("Another lot");
        screen.right("5550");
        screen.press("Pack this one instead");
        screen.press("It has no lot");
        screen.wrong("5550", "This is no number of a unit");
        screen.right("S" + left);
        screen.wrong("F-1", "S%d is elsewhere by the books".formatted(left));
        screen.right("F-" + left, "5550", "900");
        until("The order is packed");
        screen.online();
        assertThat(count(
                        "select count(*) from wms.serial s join wms.location l on l.node_id = s.node_id and l.id = s.location_id"
                                + " where l.code = 'XS-BOX' and s.serial = 'S" + left + "'"))
                .isEqualTo(1);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void what_was_picked_together_is_sorted_onto_a_wall_also_without_a_connection() throws Exception {
        stock.ordered("PW-A", "JAR", 2, "ground");
        stock.ordered("PW-B", "JAR", 1, "ground");
        screen.press("Pick a batch");
        begins("PW1");
        screen.right("F-1", "4440", "4440", "4440", "BOX-7");
        until("Bring BOX-7 to packing");
        screen.press("Another job");
        screen.press("Put wall");
        screen.wrong("BOX-8", "BOX-8 is no tote or cart to sort out of");
        screen.press("Back to the question");
        screen.right("BOX-7");
        screen.wrong("111", "put it aside for a supervisor");
        screen.right("4440");
        var first = slot();
        screen.wrong(first.equals("PW1-01") ? "PW1-02" : "PW1-01", "Wrong slot");
        screen.right(first);
        screen.cable.cut();
        screen.right("4440");
        screen.right(slot());
        screen.right("4440");
        var last = slot();
        screen.right(last);
        until("All of BOX-7 is sorted");
        assertThat(last).isNotEqualTo(first);
        mended();
        assertThat(stock.lying(first, "JAR", "")).isEqualTo(2);
        assertThat(stock.lying(last, "JAR", "")).isEqualTo(1);
        assertThat(stock.conflicts()).isEmpty();
    }

    private String tote(String order) {
        return db.jdbc().sql("""
                        select 'TOTE-' || l.task_id from wms.pick_line l join wms.outbound o on o.node_id = l.node_id and o.id = l.outbound_id
                         where o.order_number = :order""").param("order", order).query(String.class).single();
    }

    private String slot() throws Exception {
        return screen.rows().get("into").replaceFirst("^\\d+ ", "").replaceFirst(" \\|.*", "");
    }

    @Test
    void what_was_picked_is_laid_back_into_its_bin_and_can_be_picked_again() throws Exception {
        stock.ordered("LB-1", "JAR", 3, "ground");
        stock.pickAll();
        long bin = stock.lying("F-1", "JAR", "");
        var tote = tote("LB-1");
        screen.press("Lay back");
        screen.wrong("NO-TOTE", "Nothing of an order lies in NO-TOTE");
        screen.right(tote);
        assertThat(screen.rows().get("into")).contains("F-1");
        screen.wrong("111", "Wrong item");
        screen.right("4440");
        screen.wrong("4", "Wrong number");
        screen.right("1");
        screen.wrong("F-2", "Wrong bin");
        screen.right("F-1");
        assertThat(stock.lying("F-1", "JAR", "")).isEqualTo(bin + 1);
        screen.cable.cut();
        screen.right("4440", stock.digits("F-1"));
        until("can be picked again");
        screen.badge("1 waiting");
        mended();
        assertThat(stock.lying("F-1", "JAR", "")).isEqualTo(bin + 3);

        screen.press("Another job");
        begins("Pick");
        screen.right("F-1", "4440", "4440", "4440");
        if (screen.step().equals("into")) screen.right(tote);
        screen.online();
        assertThat(stock.lying("F-1", "JAR", "")).isEqualTo(bin);
        assertThat(stock.conflicts()).isEmpty();
    }

    @Test
    void cartons_wait_where_they_are_laid_are_handed_over_from_there_or_go_back_on_sale() throws Exception {
        for (var number : new String[] {"PU-1", "PU-2"}) {
            stock.ordered(number, "JAR", 1, "pickup");
            stock.pickAll();
            stock.packed(number, "4440", 1);
        }
        screen.press("Lay for pick-up");
        screen.await("document.querySelector('.row.now')");
        screen.wrong("CT-9", "There is no carton CT-9");
        screen.right("PU-2");
        screen.wrong("F-1", "F-1 is no stage");
        screen.right("STAGE-1");
        screen.cable.cut();
        screen.right("PU-1", "STAGE-1");
        until("All of these wait for their customers");
        screen.badge("1 waiting");
        mended();
        assertThat(count("select count(*) from wms.pickup where staged_by = 'fay'"))
                .isEqualTo(2);
        screen.press("Next");
        until("Nothing to lay for pick-up");

        screen.press("Another job");
        screen.press("Not collected");
        until("Everybody came in time");
        screen.press("Another job");
        screen.press("Hand over");
        screen.await("document.querySelector('.row.now')");
        assertThat(screen.rows().get("what")).contains("STAGE-1");
        stock.ordered("PU-3", "JAR", 1, "pickup");
        stock.pickAll();
        stock.packed("PU-3", "4440", 1);
        screen.right("PU-3");
        screen.right("PU-1");
        screen.press("☰");
        screen.press("Leave this job");
        screen.press("Leave");

        house.api("PUT", "/warehouses/RNO1/pickup-rule", "{\"holdDays\": 0, \"proofs\": []}");
        screen.press("Not collected");
        screen.await("document.querySelector('.row.now')");
        assertThat(screen.rows().get("where")).contains("STAGE-1");
        screen.right("PU-2");
        assertThat(screen.text()).contains("Nobody came for PU-2?");
        screen.press("Yes");
        until("All of these are given back");
        screen.online();
        assertThat(count("select count(*) from wms.parcel where state = 'uncollected'"))
                .isEqualTo(1);
        assertThat(stock.lying("PUT-BACK", "JAR", "")).isEqualTo(1);
        assertThat(stock.conflicts()).isEmpty();
    }
}
