package dev.dovetail.wms;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.handoff.Deliveries;
import dev.dovetail.ground.handoff.Inward;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outward;
import dev.dovetail.ground.handoff.TestHandoff;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.Invariant;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.web.bind.annotation.RestController;

/** The warehouse side, wired as the program wires it but for its routes, over a test database. */
public final class WarehouseHouse implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final AtomicInteger NODES = new AtomicInteger();
    private static final AtomicInteger HOUSES = new AtomicInteger();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase db;
    private final IdSource ids = ids(HOUSES.getAndIncrement());
    private volatile Instant now = START;

    public WarehouseHouse(TestDatabase db) {
        this(db, db.dataSource());
    }

    /** Over a data source that watches the database's own. */
    public WarehouseHouse(TestDatabase db, DataSource source) {
        this.db = db;
        var byHand = Map.<String, Object>of("dovetail.deliveries", "manual");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", byHand));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(Transactions.class, () -> new Transactions(new JdbcTransactionManager(source)));
        context.registerBean(InstantSource.class, () -> () -> now);
        context.registerBean(IdSource.class, () -> ids);
        var keys = java.util.Base64.getEncoder().encodeToString(new byte[32]);
        context.registerBean(Vault.class, () -> Vault.of(JdbcClient.create(source), keys));
        context.register(Outbox.class, Json.class, Audit.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
        scanner.scan("dev.dovetail.wms");
        new ClassPathBeanDefinitionScanner(context, false) {
            {
                addIncludeFilter((reader, _) -> {
                    var name = reader.getClassMetadata().getClassName();
                    return name.endsWith("handoff.Hints") || name.endsWith("access.Badges");
                });
            }
        }.scan("dev.dovetail.ground.handoff", "dev.dovetail.ground.access");
        context.refresh();
    }

    /** Houses over one database never make the same id. */
    private static IdSource ids(int house) {
        return new IdSource(() -> START.plusSeconds(house / 4), house % 4 * 4096);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> all(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public IdSource ids() {
        return ids;
    }

    public Instant now() {
        return now;
    }

    public void setNow(Instant now) {
        this.now = now;
    }

    /** A new warehouse of its own, with bins A-01-01-1 onwards, {@code DOCK-1} and {@code TOTE-1}. */
    public Warehouse warehouse(int bins) {
        int node = NODES.incrementAndGet();
        var setup = get(LayoutSetup.class);
        var address = new Warehouse.Address("W", "1 Dock Rd", "Reno", "NV", "89501", "US");
        var made = setup.put(new Warehouse(new NodeId(node), "W" + node, "W" + node, ZoneId.of("UTC"), address, "ups"));
        List<PlannedLocation> planned = new ArrayList<>();
        planned.add(PlannedLocation.of("DOCK-1", Location.Kind.DOCK));
        planned.add(PlannedLocation.of("TOTE-1", Location.Kind.TOTE));
        IntStream.rangeClosed(1, bins)
                .mapToObj(bay ->
                        PlannedLocation.at("A-01-%02d-1".formatted(bay), Location.Kind.BIN, "A", 1, bay, 1, "left"))
                .forEach(planned::add);
        setup.place(made.node(), planned);
        return made;
    }

    public long location(Warehouse warehouse, String code) {
        return db.jdbc()
                .sql("select id from wms.location where node_id = ? and code = ?")
                .params(warehouse.node().value(), code)
                .query(Long.class)
                .single();
    }

    /** Puts units into a bin, straight from the supplier. */
    public void stock(Warehouse warehouse, String bin, String sku, long quantity) {
        stock(warehouse, bin, sku, "", quantity, List.of());
    }

    /** As {@link #stock(Warehouse, String, String, long)}, of a lot, and each with its name where there are some. */
    public void stock(Warehouse warehouse, String bin, String sku, String lot, long units, List<String> names) {
        var move = new Move(
                        Location.SUPPLIER,
                        location(warehouse, bin),
                        new Sku(1, sku),
                        lot,
                        Status.AVAILABLE,
                        units,
                        false,
                        "received",
                        "test",
                        "tester",
                        now)
                .named(names);
        var refused = run(() -> get(Stock.class).move(warehouse.node(), List.of(move)));
        if (!refused.isEmpty()) throw new AssertionError(refused);
    }

    public <T> T run(java.util.function.Supplier<T> work) {
        return get(Transactions.class).run(work);
    }

    /** Hands requests to the node, as one batch of the engine. */
    public void send(NodeRequest... requests) {
        var json = get(Json.class);
        var types = NodeRequest.TYPES.entrySet();
        var messages = IntStream.range(0, requests.length)
                .mapToObj(i -> {
                    var request = requests[i];
                    var type = types.stream()
                            .filter(e -> e.getValue() == request.getClass())
                            .findFirst()
                            .orElseThrow()
                            .getKey();
                    int node = request.node().value();
                    var to = destination(request);
                    return new Message(0, ids.next(0), node, 1, 1, type, to, null, 0, 1, json.write(request));
                })
                .toList();
        var inwards = all(Inward.class);
        run(() -> {
            for (var inward : inwards) {
                var ours = messages.stream()
                        .filter(m -> m.destination().equals(inward.destination()))
                        .toList();
                if (!ours.isEmpty()) inward.apply(ours);
            }
            return true;
        });
    }

    private static String destination(NodeRequest request) {
        return switch (request) {
            case NodeRequest.ItemsDescribed _ -> "node.items";
            case NodeRequest.TransferComing _, NodeRequest.TransferArrived _, NodeRequest.TransferLost _ ->
                "node.transfers";
            case NodeRequest.ReleaseRequested _, NodeRequest.WithdrawalRequested _ -> "node";
        };
    }

    /** Delivers what the warehouse's outbox holds: to itself, to these takers and to this partner. */
    public Deliveries deliveries(Inward oms, Outward... partners) {
        var inwards = new ArrayList<>(all(Inward.class));
        inwards.add(oms);
        return new TestHandoff(db, () -> now).deliveries(List.of(Stock.FAMILY), inwards, List.of(partners));
    }

    /** What the node has told the OMS, in order. */
    public List<NodeFact> told(Warehouse warehouse) {
        var json = get(Json.class);
        return db.jdbc()
                .sql("select type, body from wms.node_outbox where node_id = ? and destination = 'oms' order by id")
                .param(warehouse.node().value())
                .query((row, _) ->
                        (NodeFact) json.read(row.getString("body"), NodeFact.TYPES.get(row.getString("type"))))
                .list();
    }

    /** The rows that break an invariant, by its id; empty when all hold. */
    public Map<String, List<Map<String, Object>>> broken() {
        Map<String, List<Map<String, Object>>> broken = new java.util.TreeMap<>();
        for (var invariant : all(Invariant.class)) {
            var rows = db.jdbc().sql(invariant.sql(now)).query().listOfRows();
            if (!rows.isEmpty())
                broken.computeIfAbsent(invariant.id(), _ -> new ArrayList<>()).addAll(rows);
        }
        return broken;
    }

    @Override
    public void close() {
        context.close();
    }
}
