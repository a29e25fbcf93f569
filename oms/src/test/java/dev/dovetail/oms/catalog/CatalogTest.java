package dev.dovetail.oms.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeRequest.Pack;
import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.handoff.TestHandoff;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.network.Networks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class CatalogTest {
    private final TestDatabase db;
    private final Catalog catalog;
    private final CatalogSetup setup;
    private final Networks networks;

    CatalogTest(TestDatabase db) {
        this.db = db;
        var clock = InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z"));
        var ids = new IdSource(InstantSource.system(), 0);
        var kits = new KitStore(db.jdbc());
        var store = new CatalogStore(db.jdbc(), kits);
        this.networks = new Networks(db);
        var descriptions =
                new Descriptions(store, networks.network, new TestHandoff(db, clock).outbox(), new Json(), ids, clock);
        networks.onOpened(descriptions::on);
        this.catalog = new Catalog(store, kits, InstantSource.system());
        this.setup = new CatalogSetup(store, catalog, descriptions, new Audit(db.jdbc(), ids), db.transactions());
    }

    private void put(List<ItemSpec> items) {
        setup.put(items, Networks.CAUSE);
    }

    private static ItemSpec goods(String sku, Pack... packs) {
        return new ItemSpec(new Sku(1, sku), "A " + sku, CatalogItem.Kind.GOODS, 400, List.of(packs));
    }

    @Test
    void what_is_recalled_is_what_was_there_after_it_was_asked_for() {
        var cup = new Sku(1, "RECALLED");
        put(List.of(goods("RECALLED")));
        var elsewhere = new Catalog(
                new CatalogStore(db.jdbc(), new KitStore(db.jdbc())), new KitStore(db.jdbc()), InstantSource.system());
        assertThat(elsewhere.recall(List.of(cup, new Sku(1, "NOT-YET")))).containsOnlyKeys(cup);

        db.owner()
                .sql("update oms.sku set weight_grams = 1 where code = 'RECALLED'")
                .update(); // past its owner
        assertThat(elsewhere.recall(List.of(cup)).get(cup))
                .extracting(CatalogItem::weightGrams)
                .isEqualTo(400);
        assertThat(elsewhere.find(List.of(cup)).get(cup))
                .extracting(CatalogItem::weightGrams)
                .isEqualTo(1);

        for (int grams = 500; grams < 520; grams++) {
            put(List.of(new ItemSpec(cup, "A cup", CatalogItem.Kind.GOODS, grams, List.of()), goods("NOT-YET")));
            assertThat(elsewhere.recall(List.of(cup, new Sku(1, "NOT-YET"))))
                    .hasSize(2)
                    .extractingByKey(cup)
                    .extracting(CatalogItem::weightGrams)
                    .isEqualTo(grams);
        }
    }

    @Test
    void a_kit_has_parts_and_weighs_what_they_weigh() {
        put(List.of(goods("CUP"), goods("SAUCER")));

        put(List.of(ItemSpec.kit(new Sku(1, "TEA-SET"), "Tea for two", parts("CUP", 2, "SAUCER", 2))));

        var kit = Objects.requireNonNull(
                catalog.find(List.of(new Sku(1, "TEA-SET"))).get(new Sku(1, "TEA-SET")));
        assertThat(kit.parts()).isEqualTo(parts("CUP", 2, "SAUCER", 2));
        assertThat(kit.weightGrams()).isEqualTo(1_600);
        assertThat(kit.goods()).isTrue();
        assertThat(catalog.kitsOf(List.of(new Sku(1, "CUP")))).containsExactly(new Sku(1, "TEA-SET"));
        assertThat(catalog.list(1, "TEA", "", 10).getFirst().parts()).hasSize(2);
    }

    @Test
    void a_kit_of_what_is_not_known_as_goods_is_refused_and_so_is_another_kind_later() {
        put(List.of(goods("PLATE")));

        assertThatThrownBy(() -> put(List.of(ItemSpec.kit(new Sku(1, "NO"), "", parts("PLATE", 1, "NOBODY", 1)))))
                .hasMessageContaining("catalog.part-unknown");
        put(List.of(ItemSpec.kit(new Sku(1, "SET"), "", parts("PLATE", 4))));
        assertThatThrownBy(() -> put(List.of(ItemSpec.kit(new Sku(1, "SETS"), "", parts("SET", 4)))))
                .hasMessageContaining("catalog.part-unknown");
        assertThatThrownBy(() -> put(List.of(goods("SET")))).hasMessageContaining("catalog.kind-fixed");
    }

    private static List<KitPart> parts(Object... skusAndUnits) {
        var parts = new ArrayList<KitPart>();
        for (int i = 0; i < skusAndUnits.length; i += 2)
            parts.add(new KitPart(new Sku(1, (String) skusAndUnits[i]), (Integer) skusAndUnits[i + 1]));
        return parts;
    }

    private static Pack pack(String level, int units, String... barcodes) {
        return new Pack(level, units, List.of(barcodes));
    }

    @Test
    void an_item_is_found_with_its_pack_levels_whatever_its_case() {
        put(List.of(goods("wine12", pack("each", 1, "W1"), pack("case", 12, "W12"))));

        var item = catalog.find(List.of(new Sku(1, "Wine12"), new Sku(1, "NOSUCH")))
                .get(new Sku(1, "WINE12"));

        assertThat(item).isNotNull();
        assertThat(item.units()).isEqualTo(Map.of("each", 1, "case", 12));
        assertThat(item.unitsOf("case")).hasValue(12);
        assertThat(item.unitsOf("inner")).isEmpty();
    }

    @Test
    void an_item_without_packs_is_still_sold_by_the_each() {
        put(List.of(goods("BARE")));

        assertThat(catalog.find(List.of(new Sku(1, "BARE")))
                        .get(new Sku(1, "BARE"))
                        .unitsOf("each"))
                .hasValue(1);
    }

    @Test
    void putting_again_replaces_packs_and_frees_their_barcodes() {
        put(List.of(goods("OLD", pack("each", 1, "B-OLD"), pack("case", 6))));

        put(List.of(goods("OLD", pack("each", 1, "B-NEW")), goods("OTHER", pack("each", 1, "B-OLD"))));

        assertThat(catalog.list(1, "OLD", "", 10)).contains(goods("OLD", pack("each", 1, "B-NEW")));
    }

    @Test
    void a_barcode_of_another_sku_is_refused_by_name_and_nothing_is_put() {
        put(List.of(goods("HOLDER", pack("each", 1, "B-HELD"))));

        assertThatThrownBy(() -> put(List.of(goods("FRESH"), goods("THIEF", pack("each", 1, "B-HELD")))))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.kind()).isEqualTo(Refused.Kind.CONFLICT);
                    assertThat(no.refusal().code()).isEqualTo("catalog.barcode-taken");
                    assertThat(no.refusal().details()).isEqualTo(Map.of("barcode", "B-HELD", "sku", "HOLDER"));
                });
        assertThat(catalog.find(List.of(new Sku(1, "FRESH")))).isEmpty();
    }

    @Test
    void each_mistake_is_named_with_its_place() {
        refused("catalog.too-many-items", "/items");
        refused("catalog.sku-twice", "/items/1/sku", goods("A"), goods("a"));
        refused("catalog.level", "/items/0/packs/0/level", goods("A", pack("pallet", 1)));
        refused("catalog.level-twice", "/items/0/packs/1/level", goods("A", pack("case", 6), pack("case", 12)));
        refused("catalog.out-of-range", "/items/0/packs/0/units", goods("A", pack("each", 2)));
        refused("catalog.barcode", "/items/0/packs/0/barcodes/0", goods("A", pack("each", 1, " ")));
        refused(
                "catalog.barcode-twice",
                "/items/1/packs/0/barcodes/0",
                goods("A", pack("each", 1, "X")),
                goods("B", pack("each", 1, "X")));
        refused(
                "catalog.out-of-range",
                "/items/0/weightGrams",
                new ItemSpec(new Sku(1, "A"), "", CatalogItem.Kind.GOODS, -1, List.of()));
        refused(
                "catalog.too-many-items",
                "/items",
                IntStream.range(0, 1001).mapToObj(i -> goods("N" + i)).toArray(ItemSpec[]::new));
    }

    @Test
    void pages_follow_one_another_and_find_by_code_or_words() {
        put(IntStream.range(10, 17).mapToObj(i -> goods("PAGE" + i)).toList());
        put(List.of(new ItemSpec(new Sku(1, "ZZ"), "Teal 100% cotton", CatalogItem.Kind.GOODS, 1, List.of())));

        var first = catalog.list(1, "page", "", 5);
        var second = catalog.list(1, "page", first.getLast().sku().code(), 5);

        assertThat(first).hasSize(5);
        assertThat(second).extracting(item -> item.sku().code()).containsExactly("PAGE15", "PAGE16");
        assertThat(catalog.list(1, "100% COT", "", 5)).hasSize(1);
        assertThat(catalog.list(2, "page", "", 5)).isEmpty();
    }

    @Test
    void a_node_that_handles_goods_is_told_of_goods_in_parts_of_five_hundred() {
        networks.open(21, "TOLD", "warehouse");
        networks.open(22, "MAKER", "supplier");
        long before = lastSeq(21);

        var items = new ArrayList<>(
                IntStream.range(0, 900).mapToObj(i -> goods("PART" + i)).toList());
        items.add(new ItemSpec(new Sku(1, "POST"), "Postage", CatalogItem.Kind.SERVICE, 0, List.of()));
        put(items);

        assertThat(seqs(21)).endsWith(before + 1, before + 2);
        assertThat(seqs(22)).isEmpty();
        assertThat(bodies(21)).noneMatch(body -> body.contains("\"POST\""));
    }

    @Test
    void a_node_that_opens_later_is_told_of_everything_once() {
        put(List.of(goods("EARLY", pack("each", 1, "E-1"))));

        networks.open(31, "LATER", "store");
        networks.open(31, "LATER", "store");

        assertThat(bodies(31))
                .filteredOn(body -> body.contains("\"EARLY\"") && body.contains("\"E-1\""))
                .hasSize(1);
    }

    @Test
    void an_item_is_described_to_a_node_that_another_process_has_just_opened() {
        networks.network.nodes();
        new Networks(db).open(51, "NEWS", "warehouse");

        put(List.of(goods("NEWS")));

        assertThat(bodies(51)).anyMatch(body -> body.contains("\"NEWS\""));
    }

    @Test
    void descriptions_of_one_item_are_numbered_in_the_order_they_were_committed() throws Exception {
        networks.open(41, "RACE", "warehouse");
        var hands = IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Boolean>) () -> {
                    put(List.of(
                            new ItemSpec(new Sku(1, "RACED"), "version " + i, CatalogItem.Kind.GOODS, i, List.of())));
                    return true;
                })
                .toList();
        try (var executor = Executors.newFixedThreadPool(12)) {
            for (var done : executor.invokeAll(hands)) assertThat(done.get()).isTrue();
        }

        var kept = catalog.find(List.of(new Sku(1, "RACED"))).get(new Sku(1, "RACED"));

        assertThat(seqs(41)).doesNotHaveDuplicates();
        assertThat(bodies(41).getLast()).contains("\"" + kept.description() + "\"");
    }

    private void refused(String code, String path, ItemSpec... items) {
        assertThatThrownBy(() -> put(List.of(items))).isInstanceOfSatisfying(Malformed.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.path()).isEqualTo(path);
        });
    }

    private long lastSeq(int node) {
        return seqs(node).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private List<Long> seqs(int node) {
        return db.jdbc()
                .sql(
                        "select seq from oms.node_outbox where node_id = :node and lane = :node and destination = 'node.items' order by seq")
                .param("node", node)
                .query(Long.class)
                .list();
    }

    private List<String> bodies(int node) {
        return db.jdbc()
                .sql(
                        "select body from oms.node_outbox where node_id = :node and destination = 'node.items' order by seq")
                .param("node", node)
                .query(String.class)
                .list();
    }
}
