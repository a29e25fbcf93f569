package dev.dovetail.wms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.WarehouseHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** The house's own places have codes of their own. */
@ExtendWith(PostgresExtension.class)
class OurPlacesTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final LayoutSetup setup;

    OurPlacesTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        setup = house.get(LayoutSetup.class);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static LocationBody body(String code, String kind) {
        return new LocationBody(code, kind, null, null, null, null, null, null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({"RETURNS, dock", "PUT-BACK, stage", "VENDOR-RETURN, dock", "IN-TRANSIT, stage"})
    void a_layout_that_gives_one_to_another_kind_is_refused(String code, String kind) {
        assertThatThrownBy(() -> body(code, kind).planned("/locations/0"))
                .isInstanceOfSatisfying(
                        Malformed.class, no -> assertThat(no.code()).isEqualTo("layout.code-reserved"))
                .hasMessageContaining(code);
    }

    @Test
    void a_house_may_draw_them_itself_as_what_they_are() {
        var w = house.warehouse(1);
        setup.place(w.node(), List.of(body("RETURNS", "bench").planned("")));

        var bench = house.run(() -> setup.ours(w.node(), Location.RETURNS));

        assertThat(bench.id()).isEqualTo(house.location(w, "RETURNS"));
        assertThat(bench.kind()).isEqualTo(Location.Kind.BENCH);
    }

    @Test
    void a_file_names_the_line() {
        var file = """
            record,code,kind
            location,RETURNS,dock
            """;
        assertThatThrownBy(() -> LayoutFile.of(file, _ -> List.of()))
                .hasMessageContaining("layout.code-reserved")
                .hasMessageContaining("line=2");
    }

    @Test
    void what_is_scanned_as_a_tote_before_the_house_needs_it_is_the_place_that_it_is() {
        var w = house.warehouse(1);

        Map<String, Location> totes =
                house.run(() -> setup.open(w.node(), Location.Kind.TOTE, List.of(Location.PUT_BACK, "T-1")));

        assertThat(totes.get(Location.PUT_BACK).kind()).isEqualTo(Location.Kind.DOCK);
        assertThat(totes.get("T-1").kind()).isEqualTo(Location.Kind.TOTE);
    }

    @Test
    void the_database_keeps_it() {
        var w = house.warehouse(1);

        assertThatThrownBy(() -> db.jdbc()
                        .sql("update wms.location set code = 'RETURNS' where node_id = ? and code = 'DOCK-1'")
                        .param(w.node().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
