package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What rules ask of lines reaches them from a posted order: what units are worth, and which lines stay together. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineTraitsTest {
    private final OmsHouse house;

    LineTraitsTest(TestDatabase db) {
        this.house = new OmsHouse(db);
    }

    @AfterEach
    void nothingIsBroken() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void lines_of_one_word_ship_from_one_node() {
        house.sku("BED", 2, 0);
        house.sku("MATTRESS", 0, 2);

        var apart = house.capture(
                Orderly.from("shop", "T1").line("BED", "1", "each", "90.00").line("MATTRESS", "1", "each", "90.00"));
        var together = house.capture(
                Orderly.from("shop", "T2").together("bedroom", "BED", 1).together("bedroom", "MATTRESS", 1));

        assertThat(nodes(apart)).isEqualTo(Map.of(1, OmsHouse.EAST, 2, OmsHouse.WEST));
        assertThat(nodes(together)).isEmpty();
        assertThat(house.order(together).lines().getFirst().keepTogether()).isEqualTo("bedroom");
    }

    @Test
    void a_split_parcel_is_worth_what_the_rules_want() {
        house.sku("PEN", 4, 1);
        house.sku("PEARL", 4, 1);
        rules("{\"name\":\"no small parcels\",\"stages\":[{\"name\":\"ship\",\"limits\":{\"parcelMinor\":300}}]}");

        var pens = house.capture(Orderly.from("shop", "T3").line("PEN", 5));
        var pearls = house.capture(Orderly.from("shop", "T4").line("PEARL", "5", "each", "4.00"));

        assertThat(house.units(pens, 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 4L, "backordered", 1L));
        assertThat(house.units(pearls, 1)).isEqualTo(Map.of("ordered", 5L, "reserved", 5L));
    }

    private void rules(String body) {
        house.db().owner().sql("""
                    insert into oms.rule_version (version, name, body, author, published_by, published_at, note)
                    values (1, 'test', :body, 'a', 'b', now(), 'test')
                    """).param("body", body).update();
        house.later(java.time.Duration.ofSeconds(5));
    }

    private Map<Integer, Integer> nodes(String order) {
        var nodes = new java.util.TreeMap<Integer, Integer>();
        house.jdbc()
                .sql("select line, node_id from oms.reservation where order_id = :order and quantity > 0")
                .param("order", Long.parseLong(order))
                .query(row -> {
                    nodes.put(row.getInt(1), row.getInt(2));
                });
        return nodes;
    }
}
