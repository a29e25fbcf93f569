package dev.dovetail.wms.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SsccTest {
    @Test
    void the_example_of_the_standard_has_its_check_digit() {
        assertThat(new Sscc("106141411234567897").digits())
                .isEqualTo(Sscc.of(1, "0614141", 123456789).digits());
        assertThat(Sscc.check("629104150021")).isEqualTo(3);
    }

    @Test
    void a_wrong_digit_is_no_number_and_a_full_range_gives_none() {
        assertThatThrownBy(() -> new Sscc("106141411234567896")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Sscc.of(0, "123456789012", 9999).digits()).startsWith("01234567890129999");
        assertThatThrownBy(() -> Sscc.of(0, "123456789012", 10_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
