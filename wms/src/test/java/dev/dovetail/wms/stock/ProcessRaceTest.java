package dev.dovetail.wms.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.Location;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Twenty processes of the operating system race for ten units: the database alone stands between them. */
@ExtendWith(PostgresExtension.class)
class ProcessRaceTest {
    private static final int PROCESSES = 20;

    private final TestDatabase db;
    private final WarehouseHouse house;

    ProcessRaceTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Timeout(120)
    void twenty_processes_race_for_ten_units_and_for_ten_named_ones() throws Exception {
        var w = house.warehouse(2);
        new Handheld(house, w).knows("MUG", "PHONE");
        Handled.as(house, w, new Sku(1, "PHONE"), new Handling(false, true, false, PickRule.FIFO, 0, false));
        house.stock(w, "A-01-01-1", "MUG", 10);
        long bin = house.location(w, "A-01-02-1");
        long tote = house.location(w, "TOTE-1");
        var names = IntStream.range(0, 10).mapToObj(i -> "S" + i).toList();
        var phones = Move.of(Location.SUPPLIER, bin, new Sku(1, "PHONE"), 10, "received", "test", "t", house.now())
                .named(names);
        assertThat(house.run(() -> house.get(Stock.class).move(w.node(), List.of(phones))))
                .isEmpty();

        var said = race(i -> List.of(
                Integer.toString(i), w.node().toString(), Long.toString(bin), Long.toString(tote), names.get(i % 10)));

        assertThat(said.get("mugs")).hasSize(PROCESSES).filteredOn("1"::equals).hasSize(10);
        assertThat(said.get("mugs")).filteredOn("0"::equals).hasSize(10);
        assertThat(said.get("phones")).filteredOn(names::contains).containsExactlyInAnyOrderElementsOf(names);
        assertThat(said.get("phones"))
                .filteredOn(what -> !names.contains(what))
                .hasSize(10)
                .allMatch(code -> code.startsWith("stock."));
        assertThat(figures(w.node().value())).containsExactly("A-01-01-1 MUG 10/10", "TOTE-1 PHONE 10/0");
        assertThat(house.broken().keySet()).isSubsetOf("W1"); // these claims belong to no pick line
    }

    private List<String> figures(int node) {
        return db.jdbc().sql("""
            select l.code || ' ' || s.sku || ' ' || s.on_hand || '/' || s.allocated
              from wms.stock s join wms.location l on l.node_id = s.node_id and l.id = s.location_id
             where s.node_id = ? order by 1
            """).param(node).query(String.class).list();
    }

    private interface Arguments {
        List<String> of(int racer);
    }

    /** Starts them all, opens the gate once each has said that it is ready, and gathers what they say by its first word. */
    private Map<String, List<String>> race(Arguments arguments) throws Exception {
        List<Process> racers = new ArrayList<>();
        try (var gate = db.dataSource().getConnection();
                var statement = gate.createStatement()) {
            statement.execute("select pg_advisory_lock(" + Racer.GATE + ")");
            for (int i = 0; i < PROCESSES; i++) racers.add(start(arguments.of(i)));
            var readers = racers.stream().map(Process::inputReader).toList();
            for (var reader : readers) ready(reader);
            statement.execute("select pg_advisory_unlock(" + Racer.GATE + ")");
            List<String> lines = new ArrayList<>();
            for (var reader : readers) lines.addAll(reader.readAllLines());
            for (var racer : racers) assertThat(racer.waitFor()).as("%s", lines).isZero();
            return lines.stream()
                    .map(line -> line.split(" ", 2))
                    .filter(words -> words[0].equals("mugs") || words[0].equals("phones"))
                    .collect(Collectors.groupingBy(
                            words -> words[0], Collectors.mapping(words -> words[1], Collectors.toList())));
        } finally {
            racers.forEach(Process::destroyForcibly);
        }
    }

    private static void ready(BufferedReader reader) throws IOException {
        var before = new ArrayList<String>();
        for (var line = reader.readLine(); !"ready".equals(line); line = reader.readLine()) {
            if (line == null) throw new AssertionError("a racer is gone: " + before);
            before.add(line);
        }
    }

    private Process start(List<String> arguments) throws IOException {
        var login = db.appLogin();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                Racer.class.getName(),
                login.url(),
                login.user(),
                login.password());
        return new ProcessBuilder(Stream.concat(command, arguments.stream()).toList())
                .redirectErrorStream(true)
                .start();
    }
}
