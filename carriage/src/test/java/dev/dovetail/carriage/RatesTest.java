package dev.dovetail.carriage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.kernel.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final ZoneRate NEAR = new ZoneRate("ground", 1, 100, "USD", 500, 80, 1);
    private static final ZoneRate FAR = new ZoneRate("ground", 2, 1000, "USD", 900, 133, 4);

    private final Rates rates = Rates.of(List.of(FAR, NEAR));

    @Test
    void the_nearest_zone_that_reaches_is_the_one() {
        assertThat(rates.find("ground", "N1", 0)).contains(NEAR);
        assertThat(rates.find("ground", "N1", 100)).contains(NEAR);
        assertThat(rates.find("ground", "N1", 100.01)).contains(FAR);
        assertThat(rates.find("ground", "N1", 1000.5)).isEmpty();
    }

    @Test
    void weight_counts_by_the_gram_and_is_rounded_once_half_even() {
        assertThat(ZoneRate.rounded(NEAR.costThousandths(0))).isEqualTo(500);
        assertThat(ZoneRate.rounded(NEAR.costThousandths(1500))).isEqualTo(620);
        assertThat(ZoneRate.rounded(FAR.costThousandths(500))).isEqualTo(966); // 900 + 66.5
        assertThat(FAR.costThousandths(1)).isEqualTo(900_133);
    }

    @Test
    void an_unknown_service_is_refused_and_the_known_are_named() {
        assertThatThrownBy(() -> rates.find("rocket", "N1", 1)).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.refusal().code()).isEqualTo("carriage.unknown-service");
            assertThat(no.refusal().details()).containsEntry("known", List.of("ground"));
        });
    }
}
