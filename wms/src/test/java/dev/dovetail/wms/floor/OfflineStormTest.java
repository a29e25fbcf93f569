package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten thousand scans over a connection that drops, repeats and reorders them: every fact counts once, and none is lost. */
@ExtendWith(PostgresExtension.class)
class OfflineStormTest {
    private static final long SEED = 20261122;
    private static final int SKUS = 10;
    private static final int TASKS = 100;
    private static final int ASKED = 90; // of each task; ten scans of each are too many
    private static final int SCANNED = 100;

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Handheld floor;
    private final Random random = new Random(SEED);
    private final Map<String, String> answers = new HashMap<>();

    OfflineStormTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(SKUS));
        floor.knows(IntStream.range(0, SKUS).mapToObj(i -> "SKU-" + i).toArray(String[]::new));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void ten_thousand_scans_over_a_broken_connection_count_once() {
        var scans = scans();
        Collections.shuffle(scans, random);

        for (int from = 0; from < scans.size(); from += 50) send(scans.subList(from, from + 50), scans);

        assertThat(answers).hasSize(TASKS * SCANNED);
        assertThat(answers.values().stream().filter("accepted"::equals)).hasSize(TASKS * ASKED);
        assertThat(count("select count(*) from wms.scan where queued")).isEqualTo(TASKS * SCANNED);
        assertThat(count("select count(*) from wms.conflict where state = 'open'"))
                .isEqualTo(TASKS * (SCANNED - ASKED));
        assertThat(count("select sum(quantity) from wms.stock_move where reason = 'picked'"))
                .isEqualTo(TASKS * ASKED);
        assertThat(
                        count(
                                "select sum(on_hand) from wms.stock s join wms.location l on l.node_id = s.node_id and l.id = s.location_id and l.kind = 'tote'"))
                .isEqualTo(TASKS * ASKED);
        assertThat(count("select count(*) from wms.pick_task where state = 'done'"))
                .isEqualTo(TASKS);
        assertThat(house.broken()).isEmpty();
    }

    /** What the hands did, one unit a scan: for each task ten more than it asks for. */
    private List<Map<String, Object>> scans() {
        for (int i = 0; i < SKUS; i++)
            house.stock(floor.warehouse(), "A-01-%02d-1".formatted(i + 1), "SKU-" + i, ASKED * TASKS / SKUS);
        for (int i = 0; i < TASKS; i++) floor.released(new Line(1, 1, "SKU-" + i % SKUS, ASKED));
        List<Map<String, Object>> scans = new ArrayList<>();
        for (var worker : List.of("ann", "bob"))
            for (var task : floor.tasks(worker, "pick", 50)) for (int i = 0; i < SCANNED; i++) scans.add(scan(task));
        return scans;
    }

    private Map<String, Object> scan(Map<String, Object> task) {
        var stop = stops(task).getFirst();
        var scan = floor.pick(task, stop, stop.get("barcode").toString(), 1);
        scan.put("tote", "TOTE-" + task.get("task"));
        scan.put("queued", true);
        return scan;
    }

    /** Until the device has heard: the batch may not arrive, its answer may be lost, old scans may arrive again with it. */
    private void send(List<Map<String, Object>> batch, List<Map<String, Object>> all) {
        while (true) {
            int luck = random.nextInt(10);
            if (luck == 0) continue; // the request was lost
            if (luck == 1) late(all);
            var results = floor.scan(batch);
            if (luck == 2) continue; // the answer was lost
            results.forEach(this::heard);
            return;
        }
    }

    /** Scans of any time, once more and in any order: what was sent long ago arrives now, or for the first time before its turn. */
    private void late(List<Map<String, Object>> all) {
        floor.scan(IntStream.range(0, 1 + random.nextInt(50))
                .mapToObj(_ -> all.get(random.nextInt(all.size())))
                .toList());
    }

    /** An answer to a scan never becomes another one. */
    private void heard(Handheld.Result result) {
        var word = result.outcome().equals("already") ? "accepted" : result.outcome();
        var before = answers.put(result.scanId(), word);
        assertThat(before == null || before.equals(word)).as(result.scanId()).isTrue();
    }

    private long count(String sql) {
        return db.jdbc().sql(sql).query(Long.class).single();
    }
}
