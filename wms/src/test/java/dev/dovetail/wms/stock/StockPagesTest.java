package dev.dovetail.wms.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class StockPagesTest {
    private final WarehouseHouse house;
    private final StockView view;
    private Warehouse w;

    StockPagesTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        view = house.get(StockView.class);
    }

    @BeforeEach
    void fill() {
        w = house.warehouse(3);
        house.stock(w, "A-01-03-1", "MUG", 1);
        house.stock(w, "A-01-02-1", "MUG~1", "9~", 2, List.of());
        house.stock(w, "A-01-02-1", "MUG~1", "10", 3, List.of());
        house.stock(w, "A-01-02-1", "A-01", 4);
        house.stock(w, "A-01-01-1", "PLATE", 5);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void pages_of_one_show_every_balance_once_by_location_sku_and_lot() {
        assertThat(units(null, 1)).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(units(null, 2)).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void what_is_typed_is_the_start_of_a_sku_or_of_a_location() {
        assertThat(units("MUG", 1)).containsExactly(3L, 2L, 1L);
        assertThat(units("A-01", 2)).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(units("A-01-02", 50)).containsExactly(4L, 3L, 2L);
        assertThat(units("UG", 50)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A-01-01-1~1~MUG~~available",
                "1~0~available~0~MUG",
                "1~1~lost~0~MUG",
                "1~1~hold~3~MUG",
                "1~1~hold~999~M",
                "0~1~available~0~MUG",
                "999~1~available~0~MUG",
                "9999999999999999999~1~available~0~MUG",
                "1~1~available~0~ ",
                "1~1~available~1~\0M"
            })
    void what_no_page_told_is_refused(String cursor) {
        assertThatThrownBy(() -> view.list(w.node(), null, cursor, 1))
                .isInstanceOfSatisfying(
                        Malformed.class, e -> assertThat(e.code()).isEqualTo("request.cursor"));
    }

    @Test
    void a_place_whose_number_has_all_its_digits_is_paged_on_from() {
        var place = new Balance.Key(Long.MAX_VALUE, new Sku(1, "MUG"), "", Status.HOLD);

        assertThat(StockCursor.of(new StockCursor(place).text()).key()).isEqualTo(place);
    }

    private List<Long> units(@Nullable String q, int limit) {
        List<Long> found = new ArrayList<>();
        var page = view.list(w.node(), q, null, limit);
        while (!page.isEmpty()) {
            page.forEach(line -> found.add(line.balance().onHand()));
            page = view.list(w.node(), q, page.getLast().cursor(), limit);
        }
        return found;
    }
}
