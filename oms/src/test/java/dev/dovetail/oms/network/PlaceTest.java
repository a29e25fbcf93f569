package dev.dovetail.oms.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlaceTest {
    private final ZipCentroids zips = ZipCentroids.load();

    @Test
    void a_zip_lies_where_the_town_is() {
        var chicago = zips.find("60601").orElseThrow();

        assertThat(chicago.lat()).isCloseTo(41.88, within(0.05));
        assertThat(chicago.lon()).isCloseTo(-87.62, within(0.05));
        assertThat(zips.find("60601-1234")).contains(chicago);
        assertThat(zips.find("00501")).isPresent();
    }

    @Test
    void what_is_no_zip_has_no_place() {
        assertThat(zips.find("00000")).isEmpty();
        assertThat(zips.find("6060")).isEmpty();
        assertThat(zips.find("6060l")).isEmpty();
        assertThat(zips.find("SW1A 1AA")).isEmpty();
    }

    @Test
    void a_military_code_without_coordinates_is_unknown_rather_than_off_africa() {
        assertThat(zips.find("09002")).isEmpty();
    }

    @Test
    void distances_are_great_circles() {
        // JFK to LHR is published as 5,540 km by great circle; along a meridian a degree is 111.195 km.
        assertThat(new Place(40.6413, -73.7781).kmTo(new Place(51.4700, -0.4543)))
                .isCloseTo(5540, within(5.0));
        assertThat(new Place(0, 0).kmTo(new Place(1, 0))).isCloseTo(111.195, within(0.001));
        assertThat(new Place(0, 179.5).kmTo(new Place(0, -179.5))).isCloseTo(111.195, within(0.001));
        assertThat(new Place(52, 13).kmTo(new Place(52, 13))).isZero();
        assertThat(new Place(90, 0).kmTo(new Place(-90, 0))).isCloseTo(20015.1, within(0.1));
    }

    @Test
    void no_place_beyond_the_poles() {
        assertThatThrownBy(() -> new Place(91, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Place(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
