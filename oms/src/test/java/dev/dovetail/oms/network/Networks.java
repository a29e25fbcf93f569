package dev.dovetail.oms.network;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A network over a test database, for tests of those who look at it. */
public final class Networks {
    public static final Cause CAUSE = new Cause("test", Instant.parse("2026-03-02T10:00:00Z"), "api");

    public final Network network;
    public final NetworkSetup setup;
    private final List<Consumer<NodeOpened>> listeners = new ArrayList<>();

    public Networks(TestDatabase db) {
        this(db, InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z")));
    }

    public Networks(TestDatabase db, InstantSource clock) {
        var store = new NetworkStore(db.jdbc(), new Json());
        this.network = new Network(store, clock);
        this.setup = new NetworkSetup(
                store,
                network,
                new Audit(db.jdbc(), new IdSource(InstantSource.system(), 0)),
                db.transactions(),
                event -> {
                    if (event instanceof NodeOpened opened) listeners.forEach(l -> l.accept(opened));
                });
    }

    public void onOpened(Consumer<NodeOpened> listener) {
        listeners.add(listener);
    }

    /** Puts a node of that kind in Chicago: Monday to Friday, cutoff at 16:00. */
    public Node open(int id, String code, String kind) {
        var calendar = new WorkingCalendar(
                ZoneId.of("America/Chicago"),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(),
                LocalTime.of(16, 0),
                0);
        var node = new Node(
                new NodeId(id),
                code,
                "Node " + code,
                Node.Kind.of(kind).orElseThrow(),
                new Place(41.88, -87.62),
                calendar,
                true,
                Node.Reach.EVERYONE,
                Node.Effort.NONE,
                new Node.Address(code, "1 Main", "Chicago", "IL", "60601", "US"));
        setup.put(node, CAUSE);
        return node;
    }
}
