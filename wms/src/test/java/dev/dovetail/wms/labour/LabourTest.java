package dev.dovetail.wms.labour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.handoff.CountedStatements;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.ways.Graph;
import dev.dovetail.wms.ways.Graph.Junction;
import dev.dovetail.wms.ways.Graph.Segment;
import dev.dovetail.wms.ways.Graph.Stand;
import dev.dovetail.wms.ways.Graph.Station;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockHttpServletRequest;

/** Work measured from what handhelds scan, over a real database. */
@ExtendWith(PostgresExtension.class)
class LabourTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private final CountedStatements counted;
    private final WarehouseHouse house;
    private Handheld floor;

    LabourTest(TestDatabase db) {
        counted = new CountedStatements(db.dataSource());
        house = new WarehouseHouse(db, counted);
    }

    /** Three bins along one aisle, 10, 20 and 30 m from the start, in a building where one walks 1.2 m a second. */
    @BeforeEach
    void build() {
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP", "JUG");
        for (int bay = 1; bay <= 3; bay++)
            house.stock(
                    floor.warehouse(), bin(bay), List.of("MUG", "CUP", "JUG").get(bay - 1), 100);
        var graph = new Graph(
                List.of(new Junction("J", 0, 0), new Junction("K", 0, 40_000)),
                List.of(new Segment("S", Segment.Kind.AISLE, "J", "K", 40_000, false)),
                List.of(new Station("START", Station.Kind.START, "J"), new Station("PACK", Station.Kind.PACK, "J")),
                IntStream.rangeClosed(1, 3)
                        .mapToObj(bay -> new Stand(bin(bay), "S", bay * 10_000, 1))
                        .toList());
        house.get(LayoutSetup.class).build(floor.warehouse().node(), List.of(), graph);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String bin(int bay) {
        return "A-01-0" + bay + "-1";
    }

    /** The scans of one order of each SKU, its stops a minute apart. */
    private List<Map<String, Object>> picked(String worker, int fromMinute) {
        floor.released(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 1), new Line(3, 1, "JUG", 1));
        var task = floor.tasks(worker, "pick", 1).getFirst();
        List<Map<String, Object>> scans = new ArrayList<>();
        for (var stop : Handheld.stops(task)) {
            var at = house.now().plusSeconds(60L * (fromMinute + scans.size()));
            scans.add(Handheld.but(Handheld.but(floor.pickAll(task, stop), "worker", worker), "at", at.toString()));
        }
        return scans;
    }

    private WorkDay day(String worker) {
        return house.get(Labour.class).day(floor.warehouse(), worker, DAY);
    }

    @Test
    void a_day_is_measured_from_what_was_scanned() {
        Handheld.must(floor.scan(picked("ann", 0)));

        var day = day("ann");

        assertThat(day.total().metres()).isEqualTo(30);
        assertThat(day.total().lines()).isEqualTo(3);
        assertThat(day.total().packs()).isEqualTo(4);
        assertThat(day.total().workedMillis()).isEqualTo(120_000);
        assertThat(day.tasks()).singleElement().satisfies(task -> {
            assertThat(task.job()).isEqualTo(Job.PICK);
            assertThat(task.trip()).isEqualTo(new WorkDay.Trip(60, 60));
        });
        assertThat(day("bob").total().scans()).isZero();
    }

    @Test
    void scans_that_come_late_twice_and_out_of_order_change_nothing() {
        var scans = picked("ann", 0);
        Handheld.must(floor.scan(List.of(scans.get(2))));
        Handheld.must(floor.scan(List.of(scans.get(0))));
        floor.scan(scans);
        floor.scan(scans);

        assertThat(day("ann").total().workedMillis()).isEqualTo(120_000);
        assertThat(day("ann").total().metres()).isEqualTo(30);
        assertThat(day("ann").total().scans()).isEqualTo(3);
    }

    @Test
    void what_was_refused_is_no_work_and_says_nothing_of_where() {
        var wrong = Handheld.but(picked("ann", 0).getFirst(), "location", "X".repeat(5000));

        assertThat(Handheld.outcomes(floor.scan(List.of(wrong)))).containsExactly("refused");

        assertThat(day("ann").total().scans()).isZero();
    }

    @Test
    void the_team_is_read_page_by_page_and_shows_what_each_sees_alone() {
        for (var worker : List.of("cid", "ann", "bob")) Handheld.must(floor.scan(picked(worker, 0)));
        var labour = house.get(Labour.class);

        var first = labour.team(floor.warehouse(), DAY, "", 2);
        var rest = labour.team(floor.warehouse(), DAY, "bob", 2);

        assertThat(first.days()).containsExactly(day("ann"), day("bob"));
        assertThat(rest.days()).containsExactly(day("cid"));
        assertThat(first.next()).isEqualTo("bob");
        assertThat(rest.next()).isNull();
        assertThat(labour.team(floor.warehouse(), DAY.minusDays(1), "", 2).days())
                .isEmpty();
    }

    /** Three scans each: two workers have six. */
    @Test
    void a_page_of_a_team_ends_where_too_many_scans_would_be_read() {
        for (var worker : List.of("ann", "bob", "cid")) Handheld.must(floor.scan(picked(worker, 0)));
        var labour = house.get(Labour.class);

        var first = labour.team(floor.warehouse(), DAY, "", 50, 6);
        var last = labour.team(floor.warehouse(), DAY, "bob", 50, 6);
        var alone = labour.team(floor.warehouse(), DAY, "", 50, 1);

        assertThat(first.days()).containsExactly(day("ann"), day("bob"));
        assertThat(first.next()).isEqualTo("bob");
        assertThat(last).isEqualTo(new Labour.Team(List.of(day("cid")), null));
        assertThat(alone.days()).as("one is always shown").containsExactly(day("ann"));
        assertThat(alone.next()).isEqualTo("ann");
    }

    @Test
    void a_badge_on_a_device_shows_no_other_than_who_is_signed_in() {
        Handheld.must(floor.scan(picked("ann", 0)));
        var code = floor.warehouse().code();

        assertThat(api().mine(caller("ann", Role.FLOOR), code, "ann", "2026-03-02")
                        .total()
                        .lines())
                .isEqualTo(3);
        assertThat(api().mine(caller("sue", Role.SUPERVISOR), code, "ann", "2026-03-02")
                        .total()
                        .lines())
                .isEqualTo(3);
        assertThatThrownBy(() -> api().mine(caller("bob", Role.FLOOR), code, "ann", "2026-03-02"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("labour.not-yours"));
    }

    @Test
    void kits_and_plates_are_work_of_their_own() {
        assertThat(List.of("kit-take", "kit-short")).extracting(Job::of).containsOnly(Job.KIT);
        assertThat(List.of("plate-move", "plate-on", "plate-off", "plate-break"))
                .extracting(Job::of)
                .containsOnly(Job.PLATE);
        assertThat(Job.of("plate-putaway")).isEqualTo(Job.PUTAWAY);
    }

    @Test
    void a_team_of_twelve_costs_the_statements_of_one_worker() {
        for (int i = 0; i < 12; i++) Handheld.must(floor.scan(picked("w" + i, 0)));
        day("w0");
        var labour = house.get(Labour.class);

        int alone = statements(() -> labour.team(floor.warehouse(), DAY, "", 1));
        int team = statements(() -> labour.team(floor.warehouse(), DAY, "", 12));

        assertThat(team).isEqualTo(alone).isLessThan(8);
    }

    private int statements(Supplier<Labour.Team> asked) {
        int before = counted.statements();
        assertThat(asked.get().days()).isNotEmpty();
        return counted.statements() - before;
    }

    @Test
    void standards_are_what_the_house_says_and_hold_for_days_that_are_over() {
        Handheld.must(floor.scan(picked("ann", 0)));
        var usual = day("ann").total().standardMillis();
        var json = """
                {"allowancePercent": 0, "stepMm": 1000, "gapMinutes": 1,
                 "handling": {"pick": {"taskMillis": 0, "stopMillis": 0, "packMillis": 0}}}""";

        var put = api().standards(
                        caller("olga", Role.OPERATIONS), floor.warehouse().code(), posted(json));

        assertThat(put).isEqualTo(api().standards(floor.warehouse().code()));
        assertThat(put.handling()).containsKeys("receive", "move").hasSize(Job.values().length);
        assertThat(usual).isGreaterThan(20_000);
        assertThat(day("ann").total().standardMillis()).isEqualTo(2 * 8_334);
    }

    @Test
    void a_worker_sees_their_own_day_and_a_supervisor_anyones() {
        Handheld.must(floor.scan(picked("ann", 0)));
        var code = floor.warehouse().code();

        var own = api().one(caller("ann", Role.FLOOR), code, "ann", "2026-03-02");
        var shown = api().one(caller("sue", Role.SUPERVISOR), code, "ann", "2026-03-02");

        assertThat(own).isEqualTo(shown);
        assertThat(own.total().lines()).isEqualTo(3);
        assertThatThrownBy(() -> api().one(caller("bob", Role.FLOOR), code, "ann", null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("labour.not-yours"));
        assertThatThrownBy(() -> api().one(caller("ann", Role.FLOOR), code, "ann", "yesterday"))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_worker_sees_what_they_did_with_a_badge_of_theirs_and_others_do_not() {
        Handheld.must(floor.scan(picked("B-1", 0)));
        var code = floor.warehouse().code();

        assertThat(api().one(caller("ann", Role.FLOOR), code, "B-1", "2026-03-02")
                        .total()
                        .lines())
                .isEqualTo(3);
        assertThatThrownBy(() -> api().one(caller("bob", Role.FLOOR), code, "B-1", null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("labour.not-yours"));
    }

    private LabourApi api() {
        return new LabourApi(
                house.get(Layout.class),
                house.get(Labour.class),
                house.get(LabourSetup.class),
                new Body(),
                house::now,
                _ -> Map.of("ann", 1L, "B-1", 1L, "bob", 2L));
    }

    private static Caller caller(String name, Role role) {
        return new Caller(name, role, 1, Set.of(), "api");
    }

    private static MockHttpServletRequest posted(String json) {
        var request = new MockHttpServletRequest("PUT", "/");
        request.setContent(json.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    @Test
    void bad_standards_are_refused() {
        for (var json : List.of(
                "{\"allowancePercent\": 101, \"stepMm\": 700, \"gapMinutes\": 15}",
                "{\"allowancePercent\": 10, \"stepMm\": 1, \"gapMinutes\": 15}",
                "{\"allowancePercent\": 10, \"stepMm\": 700, \"gapMinutes\": 15, \"handling\": {\"sing\":"
                        + " {\"taskMillis\": 0, \"stopMillis\": 0, \"packMillis\": 0}}}",
                "{\"allowancePercent\": 10, \"stepMm\": 700, \"gapMinutes\": 15, \"handling\": {\"pick\":"
                        + " {\"taskMillis\": -1, \"stopMillis\": 0, \"packMillis\": 0}}}"))
            assertThatThrownBy(() -> api().standards(
                                    caller("olga", Role.OPERATIONS),
                                    floor.warehouse().code(),
                                    posted(json)))
                    .isInstanceOf(Malformed.class);
    }
}
