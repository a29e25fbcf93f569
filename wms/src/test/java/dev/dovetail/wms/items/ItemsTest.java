package dev.dovetail.wms.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ItemsDescribed;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ItemsTest {
    private static final Sku MUG = new Sku(1, "MUG");

    private final WarehouseHouse house;
    private final Items items;

    ItemsTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        items = house.get(Items.class);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_barcode_stands_for_a_pack_of_an_item() {
        var w = house.warehouse(1);
        house.send(new ItemsDescribed(
                w.node(), List.of(item("MUG", "Mug", pack("each", 1, "501"), pack("case", 12, "901", "902")))));

        var scanned = items.scanned(w.node(), List.of("501", "902", "777"));

        assertThat(scanned)
                .hasSize(2)
                .containsEntry("501", new Scanned(MUG, "each", 1))
                .containsEntry("902", new Scanned(MUG, "case", 12));
        var mug = items.find(w.node(), List.of(MUG, new Sku(1, "CUP"))).get(MUG);
        assertThat(mug.eachBarcode()).contains("501");
        assertThat(mug.packFor(24))
                .hasValueSatisfying(pack -> assertThat(pack.level()).isEqualTo("case"));
        assertThat(mug.packFor(13)).isEmpty();
    }

    @Test
    void a_later_description_wins_and_forgets_what_it_does_not_name() {
        var w = house.warehouse(1);
        house.send(
                new ItemsDescribed(
                        w.node(), List.of(item("MUG", "Old", pack("each", 1, "501"), pack("inner", 4, "601")))),
                new ItemsDescribed(w.node(), List.of(item("MUG", "New", pack("each", 1, "502")))));

        assertThat(items.find(w.node(), List.of(MUG)).get(MUG))
                .isEqualTo(new Item(MUG, "New", 300, List.of(new Item.Pack("each", 1, List.of("502")))));
        assertThat(items.scanned(w.node(), List.of("501", "601"))).isEmpty();
    }

    @Test
    void a_barcode_moves_to_the_item_that_was_described_with_it_last() {
        var w = house.warehouse(1);
        house.send(new ItemsDescribed(w.node(), List.of(item("MUG", "Mug", pack("each", 1, "501")))));
        house.send(new ItemsDescribed(w.node(), List.of(item("CUP", "Cup", pack("each", 1, "501")))));

        assertThat(items.scanned(w.node(), List.of("501")).get("501").sku()).isEqualTo(new Sku(1, "CUP"));
    }

    private static NodeRequest.Item item(String sku, String description, NodeRequest.Pack... packs) {
        return new NodeRequest.Item(1, sku, description, 300, List.of(packs));
    }

    private static NodeRequest.Pack pack(String level, int units, String... barcodes) {
        return new NodeRequest.Pack(level, units, List.of(barcodes));
    }
}
