package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeRequest.Pack;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.catalog.CatalogSetup;
import dev.dovetail.oms.catalog.ItemSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders are made normal with items as this process last saw them: what another process has changed since is known all the same. */
@ExtendWith(PostgresExtension.class)
class SeenItemsTest {
    private final TestDatabase db;

    SeenItemsTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void a_case_has_the_units_that_another_process_has_just_said() {
        try (var here = new OmsHouse(db);
                var elsewhere = new OmsHouse(db)) {
            here.sku("SEEN", 100, 100);
            for (int units = 2; units < 12; units++) {
                put(elsewhere, "SEEN", units);

                var order = here.capture(Orderly.from("web", "SEEN-" + units).line("SEEN", "1", "case", "1.00"));

                assertThat(here.units(order, 1)).containsEntry("reserved", (long) units);
            }
            assertThat(here.broken()).isEmpty();
        }
    }

    @Test
    void a_sku_that_was_not_there_is_there_at_once() {
        try (var here = new OmsHouse(db);
                var elsewhere = new OmsHouse(db)) {
            here.sku("SEEN-BEFORE", 100, 100);
            var order = Orderly.from("web", "SEEN-LATE").line("SEEN-BEFORE", 1).line("SEEN-NOW", "1", "case", "1.00");
            assertThatThrownBy(() -> here.capture(order)).isInstanceOf(Refused.class);

            elsewhere.later(Duration.ofHours(1)); // its ids would be those of the test before
            elsewhere.sku("SEEN-NOW", 100, 100);
            put(elsewhere, "SEEN-NOW", 6);

            assertThat(here.units(here.capture(order), 2)).containsEntry("reserved", 6L);
        }
    }

    private static void put(OmsHouse house, String sku, int units) {
        var packs = List.of(new Pack("case", units, List.of()));
        var item = new ItemSpec(new Sku(1, sku), "A " + sku, CatalogItem.Kind.GOODS, 400, packs);
        house.get(CatalogSetup.class).put(List.of(item), house.cause());
    }
}
