package dev.dovetail.wms.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Gs1Test {
    private static final String GS = "\u001D";

    @Test
    void a_case_tells_its_item_lot_expiry_and_count() {
        var read = Gs1.read("]C1" + "0204012345678901" + "17261231" + "10LOT-7" + GS + "3712");

        assertThat(read).contains(new Gs1("04012345678901", 12, new Mark("LOT-7", LocalDate.of(2026, 12, 31), null)));
        assertThat(read.orElseThrow().barcodes()).contains("4012345678901", "04012345678901");
    }

    @Test
    void a_unit_tells_its_serial_number() {
        assertThat(Gs1.read("]d2" + "0108806388269617" + "10230214A" + GS + "21059" + GS + "240ARO"))
                .map(Gs1::mark)
                .contains(new Mark("230214A", null, "059"));
    }

    @Test
    void what_is_printed_with_brackets_may_be_typed_and_day_00_is_the_last_of_its_month() {
        assertThat(Gs1.read("(01)04012345678901(17)270200(10)A"))
                .map(Gs1::mark)
                .contains(new Mark("A", LocalDate.of(2027, 2, 28), null));
    }

    @Test
    void a_best_before_date_counts_where_no_expiry_is_told_and_weights_are_passed_over() {
        assertThat(Gs1.read("0104012345678901" + "3103000525" + "15270131" + "10B"))
                .map(Gs1::mark)
                .contains(new Mark("B", LocalDate.of(2027, 1, 31), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4012345678901",
                "MUG",
                "case-MUG",
                "A-01-01-1",
                "",
                "(",
                "()",
                "(01)",
                "]C1",
                "]C101040",
                "]C110LOT",
                "(01)04012345678901(17)271332",
                "0104012345678901171",
                "]C1010401234567890137AB",
                "]C10104012345678901370",
            })
    void what_is_no_element_string_of_a_trade_item_is_left_alone(String text) {
        assertThat(Gs1.read(text)).isEqualTo(Optional.empty());
    }
}
