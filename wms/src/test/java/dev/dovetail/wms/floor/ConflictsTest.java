package dev.dovetail.wms.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a hand did and the books refused is kept for a supervisor, once, until somebody settles it. */
@ExtendWith(PostgresExtension.class)
class ConflictsTest {
    private final WarehouseHouse house;
    private final Handheld floor;
    private final Conflicts conflicts;
    private final NodeId node;

    ConflictsTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(2)).knows("MUG");
        conflicts = house.get(Conflicts.class);
        node = floor.warehouse().node();
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    private static Map<String, Object> queued(Map<String, Object> scan) {
        scan.put("queued", true);
        return scan;
    }

    private List<Conflict> open() {
        return conflicts.list(node, false, null, 50);
    }

    @Test
    void a_refused_scan_that_was_acted_upon_waits_for_a_supervisor_with_all_that_was_said() {
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 5);
        floor.released(new Line(1, 1, "MUG", 2));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var stop = Handheld.stops(task).getFirst();
        var right = queued(floor.pick(task, stop, "MUG", 1));
        var tooMany = queued(floor.pick(task, stop, "MUG", 3));

        var results = floor.scan(right, tooMany);
        floor.scan(right, tooMany);

        assertThat(results).extracting(Handheld.Result::outcome).containsExactly("accepted", "refused");
        assertThat(open()).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo("picking.too-many");
            assertThat(one.detail()).isEqualTo("Only 1 more belong here, not 3");
            assertThat(one.worker()).isEqualTo("ann");
            assertThat(one.said())
                    .containsEntry("kind", "pick")
                    .containsEntry("tote", "TOTE-1")
                    .containsEntry("quantity", 3);
        });
        assertThat(conflicts.open())
                .filteredOn(one -> one.node().equals(node))
                .extracting(Conflicts.Open::count)
                .containsExactly(1L);
    }

    @Test
    void a_scan_whose_worker_heard_the_no_at_once_is_no_conflict() {
        floor.scan(floor.load("NO-SUCH"));

        assertThat(open()).isEmpty();
    }

    @Test
    void a_question_whose_no_was_lost_and_that_was_acted_upon_is_a_conflict_once() {
        var asked = floor.load("NO-SUCH");

        floor.scan(asked);
        var again = floor.scan(queued(asked), queued(asked));
        floor.scan(queued(asked));

        assertThat(again).extracting(Handheld.Result::outcome).containsOnly("refused");
        assertThat(open())
                .singleElement()
                .satisfies(one -> assertThat(one.said()).containsEntry("carton", "NO-SUCH"));
    }

    @Test
    void a_scan_that_is_wrong_in_itself_is_a_conflict_too() {
        var unknown = queued(floor.scan("fly", Map.of()));
        var endless = queued(floor.load("X".repeat(10_000)));

        floor.scan(unknown, endless);

        assertThat(open())
                .extracting(Conflict::code)
                .containsExactlyInAnyOrder("floor.unknown-kind", "floor.field-wrong");
        assertThat(open()).allSatisfy(one -> assertThat(one.said().toString()).hasSizeLessThan(500));
    }

    @Test
    void it_is_settled_once_with_who_and_why_and_stays_to_be_read() {
        var cause = new Cause("sue", house.now(), "api");
        floor.scan(queued(floor.load("NO-SUCH")), queued(floor.load("NEITHER")));
        UUID first = open().getFirst().scanId();

        conflicts.settle(node, first, "put back", cause);

        assertThat(open()).hasSize(1);
        assertThat(conflicts.list(node, true, null, 50)).singleElement().satisfies(one -> {
            assertThat(one.settledBy()).isEqualTo("sue");
            assertThat(one.note()).isEqualTo("put back");
        });
        assertThatThrownBy(() -> conflicts.settle(node, first, "again", cause))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("floor.conflict-settled"));
        assertThatThrownBy(() -> conflicts.settle(node, new UUID(1, 1), "none", cause))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("floor.no-such-conflict"));
    }

    @Test
    void pages_of_conflicts_go_on_after_the_last_one_seen() {
        for (int i = 0; i < 5; i++) floor.scan(queued(floor.load("NO-" + i)));

        var first = conflicts.list(node, false, null, 2);
        var second = conflicts.list(node, false, first.getLast().scanId(), 50);

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(3).doesNotContainAnyElementsOf(first);
    }
}
