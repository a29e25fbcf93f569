package dev.dovetail.wms.labour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.wms.floor.DoneScan;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.Graph.Junction;
import dev.dovetail.wms.ways.Graph.Segment;
import dev.dovetail.wms.ways.Graph.Stand;
import dev.dovetail.wms.ways.Graph.Station;
import dev.dovetail.wms.ways.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A day worked out by hand: places on one line, each as far from the start as its number says, in metres; a metre a second. */
class MeasuringTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Standards STANDARDS =
            new Standards(10, 500, 15, Map.of(Job.PICK, new Standards.Handling(20_000, 5_000, 1_000)));
    private static final Map<String, Integer> METRES =
            Map.of("START", 0, "PACK", 0, "DOCK", 2, "A-10", 10, "A-20", 20, "A-30", 30);

    private final List<DoneScan> scans = new ArrayList<>();

    private static Building building() {
        var graph = new Graph(
                List.of(new Junction("J", 0, 0), new Junction("K", 0, 40_000)),
                List.of(new Segment("S", Segment.Kind.AISLE, "J", "K", 40_000, false)),
                List.of(
                        new Station("START", Station.Kind.START, "J"),
                        new Station("PACK", Station.Kind.PACK, "J"),
                        new Station("DOCK", Station.Kind.DOCK, "J")),
                METRES.entrySet().stream()
                        .filter(one -> one.getKey().startsWith("A"))
                        .map(one -> new Stand(one.getKey(), "S", one.getValue() * 1000, 1))
                        .toList());
        return new Building(graph, MeasuringTest::way, Map.of("DOCK-1", Location.Kind.DOCK));
    }

    private static Optional<Way> way(String from, String to) {
        if (!METRES.containsKey(from) || !METRES.containsKey(to)) return Optional.empty();
        long mm = Math.abs(METRES.get(from) - METRES.get(to)) * 1000L;
        return Optional.of(new Way(from, to, mm, mm, 0, List.of()));
    }

    private MeasuringTest pick(int second, String task, int seq, String place, long packs) {
        return scan(second, "pick", task, seq, null, place, packs);
    }

    private MeasuringTest scan(int second, String kind, String task, int seq, String from, String place, long packs) {
        scans.add(
                new DoneScan(UUID.randomUUID(), "ann", kind, EIGHT.plusSeconds(second), task, seq, from, place, packs));
        return this;
    }

    private WorkDay day() {
        return new Measuring(building(), STANDARDS).day("ann", DAY, scans, 1_000);
    }

    @Test
    void a_pick_task_is_walked_from_the_start_and_the_next_one_leads_by_the_pack_station() {
        // given two tasks: to 20 m and 30 m, then to 10 m
        pick(0, "1", 1, "A-20", 1).pick(20, "1", 2, "A-30", 2).pick(100, "2", 1, "A-10", 1);

        var day = day();

        // then 20 + 10, back 30 and out 10
        assertThat(day.total().metres()).isEqualTo(70);
        assertThat(day.total().steps()).isEqualTo(140);
        assertThat(day.total().workedMillis()).isEqualTo(100_000);
        // second stop: 10 s walked, 5 s stop, 2 packs; third: 40 s walked, 20 s task, 5 s stop, 1 pack; and a tenth
        // more
        assertThat(day.total().standardMillis()).isEqualTo((17_000 + 66_000) * 110 / 100);
        assertThat(day.tasks()).extracting(WorkDay.Task::id).containsExactly("2", "1");
    }

    @Test
    void units_taken_one_by_one_are_one_line_and_one_stop() {
        pick(0, "1", 1, "A-10", 1).pick(2, "1", 1, "A-10", 1).pick(4, "1", 1, "A-10", 1);

        assertThat(day().total())
                .extracting(Figures::lines, Figures::packs, Figures::standardMillis)
                .containsExactly(1, 3L, 2_200L);
    }

    @Test
    void what_a_gap_ends_is_neither_work_nor_standard() {
        pick(0, "1", 1, "A-10", 1).pick(400, "1", 2, "A-20", 1).pick(400 + 901, "1", 3, "A-30", 1);

        var day = day();

        assertThat(day.gaps()).isEqualTo(1);
        assertThat(day.gapMillis()).isEqualTo(901_000);
        assertThat(day.total().workedMillis()).isEqualTo(400_000);
        assertThat(day.total().standardMillis()).isEqualTo(16_000 * 110 / 100);
        assertThat(day.total().attainmentPercent()).isEqualTo(4);
        assertThat(day.pickRate()).isEqualTo(9);
    }

    @Test
    void a_place_that_nobody_drew_is_compared_with_nothing() {
        pick(0, "1", 1, "A-10", 1).pick(400, "1", 2, "ELSEWHERE", 1).pick(800, "1", 3, "A-30", 1);

        var total = day().total();

        assertThat(total.unknown()).isEqualTo(2);
        assertThat(total.workedMillis()).isEqualTo(800_000);
        assertThat(total.comparedMillis()).isZero();
        assertThat(total.attainmentPercent()).isNull();
    }

    @Test
    void goods_are_carried_from_the_dock_each_time() {
        scan(0, "putaway", null, 0, "DOCK-1", "A-10", 1).scan(60, "putaway", null, 0, "DOCK-1", "A-20", 1);

        var day = day();

        assertThat(day.total().metres()).isEqualTo(8 + 8 + 18);
        assertThat(day.tasks()).hasSize(1);
        assertThat(day.total().lines()).isEqualTo(2);
    }

    @Test
    void a_trip_shows_what_it_saved_against_the_order_of_codes() {
        pick(0, "1", 1, "A-30", 1).pick(60, "1", 2, "A-10", 1).pick(120, "1", 3, "A-20", 1);

        var trip = day().tasks().getFirst().trip();

        assertThat(trip).isEqualTo(new WorkDay.Trip(30 + 20 + 10 + 20, 60));
        assertThat(trip.savedMetres()).isEqualTo(-20);
    }

    @Test
    void without_ways_there_are_rates_and_no_attainment() {
        pick(0, "1", 1, "A-10", 1).pick(600, "1", 2, "A-20", 1);

        var day = new Measuring(new Building(null, null, Map.of()), STANDARDS).day("ann", DAY, scans, 1_000);

        assertThat(day.ways()).isFalse();
        assertThat(day.pickRate()).isEqualTo(6);
        assertThat(day.total().attainmentPercent()).isNull();
        assertThat(day.tasks().getFirst().trip()).isNull();
    }

    /** No work is lost between the whole and its parts. */
    @Property(tries = 200)
    void the_jobs_and_the_tasks_add_up_to_the_day(
            @ForAll @Size(max = 40) List<@IntRange(max = 11) Integer> what, @ForAll @IntRange(max = 999) int pause) {
        scans.clear();
        var places = new ArrayList<>(List.of("A-10", "A-20", "A-30", "ELSEWHERE"));
        var kinds = Arrays.asList("pick", "count", "move");
        for (int i = 0; i < what.size(); i++)
            scan(
                    i * pause,
                    kinds.get(what.get(i) % 3),
                    "" + what.get(i) % 2,
                    what.get(i),
                    null,
                    places.get(what.get(i) % 4),
                    1);

        var day = day();

        for (var part : List.of(
                day.jobs().stream().map(WorkDay.OfJob::figures).toList(),
                day.tasks().stream().map(WorkDay.Task::figures).toList())) {
            assertThat(part.stream().mapToLong(Figures::workedMillis).sum())
                    .isEqualTo(day.total().workedMillis());
            assertThat(part.stream().mapToLong(Figures::standardMillis).sum())
                    .isEqualTo(day.total().standardMillis());
            assertThat(part.stream().mapToInt(Figures::lines).sum())
                    .isEqualTo(day.total().lines());
        }
        assertThat(day.total().workedMillis() + day.gapMillis())
                .isEqualTo(Math.max(0, what.size() - 1) * pause * 1000L);
    }
}
