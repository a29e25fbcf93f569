package dev.dovetail.console.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.StockView.Fill;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.Graph.Junction;
import dev.dovetail.wms.ways.Graph.Segment;
import dev.dovetail.wms.ways.Graph.Stand;
import dev.dovetail.wms.ways.Graph.Station;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DraughtTest {
    private static final Asked UNITS = Asked.of("W", "units", 0, 7, null, null);

    /** One aisle of 10 m away from the front, drawn up from its front or from its back. */
    private static Graph aisle(boolean fromFront) {
        return new Graph(
                List.of(new Junction("F", 0, 0), new Junction("B", 0, 10_000)),
                List.of(new Segment(
                        "S", Segment.Kind.AISLE, fromFront ? "F" : "B", fromFront ? "B" : "F", 10_000, true)),
                List.of(new Station("START", Station.Kind.START, "F")),
                List.of(
                        new Stand("L1", "S", fromFront ? 2_000 : 8_000, 1),
                        new Stand("L2", "S", fromFront ? 2_000 : 8_000, 2),
                        new Stand("R1", "S", fromFront ? 2_000 : 8_000, 1)));
    }

    private static Map<String, Location> shelves() {
        return Stream.of(bin(6, "L1", 1, "left"), bin(7, "L2", 2, "left"), bin(8, "R1", 1, "right"))
                .collect(Collectors.toMap(Location::code, Function.identity()));
    }

    private static Location bin(long id, String code, int level, String side) {
        return new Location(
                id,
                code,
                Location.Kind.BIN,
                "A",
                1,
                1,
                level,
                1,
                Location.Size.UNKNOWN,
                "123",
                id == 7 ? "wet" : null,
                side);
    }

    private static Drawing draw(Graph graph) {
        var figured = new Figured(Map.of(6L, new Fill(3, 0, 1), 7L, new Fill(4, 0, 1)), Map.of(), Map.of(), Set.of(8L));
        var draught = new Draught(graph, shelves());
        return draught.draw(figured, draught.shades(figured, "units"), UNITS);
    }

    @Test
    void bins_above_one_another_are_one_place_and_the_back_is_at_the_top() {
        var drawing = draw(aisle(true));

        assertThat(drawing.spots()).extracting(Drawing.Spot::bin).containsExactly("L1", "R1");
        assertThat(drawing.spots().getFirst().title()).isEqualTo("L1 and 1 more: 7 units, blocked: wet");
        assertThat(drawing.spots()).extracting(Drawing.Spot::css).containsExactly("s1", "s0 lit");
        assertThat(drawing.crosses()).hasSize(1);
        assertThat(ys(drawing.spots().getFirst())).allMatch(y -> y < -130 && y > -270);
    }

    @Test
    void left_is_left_however_the_aisle_was_drawn_up() {
        for (var fromFront : List.of(true, false)) {
            var spots = draw(aisle(fromFront)).spots();
            assertThat(xs(spots.getFirst())).as("left").allMatch(x -> x < 0);
            assertThat(xs(spots.getLast())).as("right").allMatch(x -> x > 0);
        }
        assertThat(draw(aisle(true)).spots()).isEqualTo(draw(aisle(false)).spots());
    }

    @Test
    void an_arrow_points_where_one_walks() {
        assertThat(draw(aisle(true)).arrows().getFirst().transform()).endsWith("rotate(-90)");
        assertThat(draw(aisle(false)).arrows().getFirst().transform()).endsWith("rotate(90)");
    }

    private static List<Integer> xs(Drawing.Spot spot) {
        return part(spot, 0);
    }

    private static List<Integer> ys(Drawing.Spot spot) {
        return part(spot, 1);
    }

    private static List<Integer> part(Drawing.Spot spot, int which) {
        return Stream.of(spot.points().split(" "))
                .map(point -> Integer.valueOf(point.split(",")[which]))
                .toList();
    }

    @Test
    void shades_share_the_places_out_and_nothing_is_nothing() {
        var shades = Shades.of(LongStream.rangeClosed(0, 100));

        assertThat(shades.of(0)).isZero();
        assertThat(LongStream.of(1, 26, 51, 76, 100).mapToInt(shades::of)).containsExactly(1, 2, 3, 4, 4);
        assertThat(shades.keys()).extracting(PlanPage.Key::words).containsExactly("0", "1–25", "26–50", "51–75", "76+");
        assertThat(Shades.of(LongStream.of(0, 5, 5)).keys())
                .extracting(PlanPage.Key::words)
                .containsExactly("0", "5+");
        assertThat(Shades.of(LongStream.empty()).of(0)).isZero();
    }
}
