package dev.dovetail.oms;

import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.handoff.Deliveries;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.Invariant;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.availability.Fences;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The OMS over one test database, on a clock that only tests move, its messages delivered by hand. */
public final class OmsHouse implements AutoCloseable {
    public static final int EAST = 1;
    public static final int WEST = 2;

    private static final AtomicInteger HOUSES = new AtomicInteger();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase db;
    private final NodeByHand node = new NodeByHand(this);
    private final IdSource ids;
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");

    /** Houses over one database do not make the same ids. */
    public OmsHouse(TestDatabase db) {
        this(db, HOUSES.incrementAndGet() * 1009);
    }

    /** @param firstId where it starts counting: houses that start alike make the same ids */
    public OmsHouse(TestDatabase db, int firstId) {
        this.db = db;
        this.ids = new IdSource(this::now, firstId);
        context.getEnvironment().getSystemProperties().put("dovetail.deliveries", "manual");
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean(DataSource.class, db::dataSource);
        context.registerBean(JdbcClient.class, db::jdbc);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(db.dataSource()));
        context.registerBean(Transactions.class, db::transactions);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(db.dataSource()));
        context.registerBean(InstantSource.class, () -> this::now);
        context.registerBean(IdSource.class, () -> ids);
        context.registerBean(
                Vault.class, () -> Vault.of(db.jdbc(), Base64.getEncoder().encodeToString(new byte[32])));
        context.registerBean(NodeByHand.class, () -> node);
        context.registerBean(Audit.class, () -> new Audit(db.jdbc(), ids));
        context.scan(
                "dev.dovetail.oms",
                "dev.dovetail.carriage",
                "dev.dovetail.ground.handoff",
                "dev.dovetail.ground.json",
                "dev.dovetail.ground.edge");
        context.refresh();
        if (!isSetUp()) setUp();
    }

    private boolean isSetUp() {
        return db.jdbc()
                .sql("select exists (select 1 from oms.node)")
                .query(Boolean.class)
                .single();
    }

    /** Two warehouses, rates, and a channel of each policy; the one that may backorder is told what happens. */
    private void setUp() {
        node(EAST, "EAST", 40.7, -74.0);
        node(WEST, "WEST", 34.0, -118.2);
        db.owner().sql("""
            insert into oms.channel (code, client_id, name, policy, currency, partner) values
            ('web', 1, 'Own site', 'may-refuse', 'GBP', null), ('shop', 1, 'Shop', 'backorder', 'GBP', 'shop1')
            """).update();
        db.owner().sql("""
            insert into oms.channel (code, client_id, name, policy, currency, remorse_seconds)
            values ('slow', 1, 'Half an hour to think', 'backorder', 'GBP', 1800)
            """).update();
        db.owner().sql("""
            insert into carriage.zone_rate (service, zone, up_to_km, currency, base_minor, per_kg_minor, transit_days)
            values ('ground', 1, 500, 'GBP', 400, 20, 1), ('ground', 2, 20000, 'GBP', 900, 60, 4)
            """).update();
    }

    private void node(int id, String code, double lat, double lon) {
        db.owner()
                .sql("""
                    insert into oms.node (node_id, code, name, kind, lat, lon, zone)
                    values (:id, :code, :code, 'warehouse', :lat, :lon, 'UTC')
                    """)
                .param("id", id)
                .param("code", code)
                .param("lat", lat)
                .param("lon", lon)
                .update();
    }

    /** A SKU of goods in cases of 12, with this many units at each node. */
    public void sku(String code, long east, long west) {
        item(code, "goods");
        db.owner()
                .sql("""
                    insert into oms.pool (node_id, client_id, sku, position)
                    select * from (values (1, 1, :sku, :east), (2, 1, :sku, :west)) as v(n, c, s, p) where p > 0
                    """)
                .param("sku", code)
                .param("east", east)
                .param("west", west)
                .update();
    }

    /** Has the node keep units of the SKU for one channel, up to {@code wanted}. */
    public void fence(int node, String sku, String channel, long wanted) {
        Fences.put(this, node, sku, channel, wanted);
    }

    public void service(String code) {
        item(code, "service");
    }

    /** A kit of so many units of each. */
    public void kit(String code, Map<String, Integer> parts) {
        item(code, "kit");
        parts.forEach((part, units) -> db.owner()
                .sql("insert into oms.sku_part (client_id, sku, part, units) values (1, :sku, :part, :units)")
                .param("sku", code)
                .param("part", part)
                .param("units", units)
                .update());
    }

    private void item(String code, String kind) {
        db.owner()
                .sql("insert into oms.sku (client_id, code, description, kind, weight_grams) values (1, :sku, :sku,"
                        + " :kind, 100)")
                .param("sku", code)
                .param("kind", kind)
                .update();
        db.owner()
                .sql("insert into oms.sku_pack (client_id, sku, level, units) values (1, :sku, 'each', 1), (1,"
                        + " :sku, 'case', 12)")
                .param("sku", code)
                .update();
    }

    public Instant now() {
        return now;
    }

    public void later(Duration duration) {
        now = now.plus(duration);
    }

    public Cause cause() {
        return new Cause("test", now, "api");
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return db.jdbc();
    }

    /** The nodes' side of things. */
    public NodeByHand node() {
        return node;
    }

    public IdSource ids() {
        return ids;
    }

    public TestDatabase db() {
        return db;
    }

    /** Units reserved of a SKU, by node. */
    public Map<Integer, Long> reserved(String sku) {
        var reserved = new TreeMap<Integer, Long>();
        db.jdbc()
                .sql("select node_id, reserved from oms.pool where sku = :sku and reserved > 0")
                .param("sku", sku)
                .query(row -> {
                    reserved.put(row.getInt(1), row.getLong(2));
                });
        return reserved;
    }

    /** Captures the order under a key of its own, and answers its id. */
    public String capture(Orderly order) {
        var raw = order.raw();
        return get(Intake.class)
                .capture(raw, raw.channel() + " " + raw.number(), cause())
                .order()
                .orderId();
    }

    /** Captures and releases it, and answers the work of the one node that has all of it. */
    public ReleaseRequested released(Orderly order) {
        var id = capture(order);
        deliver();
        return node.only(id);
    }

    /** The non-zero counters of the order's line. */
    public Map<String, Long> units(String order, int line) {
        return order(order).lines().get(line - 1).units();
    }

    public OrderView order(String id) {
        return get(OrderBook.class).getOrder(new OrderId(Long.parseLong(id)));
    }

    /** Delivers what is due until nothing moves; channels and fraud partners hear what they are told at once. */
    public void deliver() {
        while (get(Deliveries.class).turn()) {}
        db.owner().sql("""
                update oms.order_outbox set state = 'sent', settled_at = :now
                 where (destination like 'channel:%' or destination like 'fraud:%') and state = 'pending'
                """).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** The bodies of messages to others, by destination, oldest first. */
    public List<String> sent(String destination) {
        return db.jdbc()
                .sql("select body from oms.order_outbox where destination = :to order by id")
                .param("to", destination)
                .query(String.class)
                .list();
    }

    /** The events of an order that the shop hears, oldest first. */
    public List<String> told(String order) {
        return sent("channel:shop1").stream()
                .map(body -> get(Json.class).read(body, OrderStatusChanged.class))
                .filter(told -> told.order().toString().equals(order))
                .map(OrderStatusChanged::event)
                .toList();
    }

    /** The ids of the broken invariants, with how many rows each; none is what should be. */
    public TreeMap<String, Long> broken() {
        var broken = new TreeMap<String, Long>();
        for (var invariant : invariants()) {
            long rows = db.owner()
                    .sql("select count(*) from (" + invariant.sql(now()) + ") x")
                    .query(Long.class)
                    .single();
            if (rows > 0) broken.merge(invariant.id(), rows, Long::sum);
        }
        return broken;
    }

    /** Those that these configurations publish. */
    List<Invariant> invariants(String... configurations) {
        var from = Set.of(configurations);
        return context.getBeansOfType(Invariant.class).entrySet().stream()
                .filter(bean ->
                        from.contains(context.getBeanDefinition(bean.getKey()).getFactoryBeanName()))
                .map(Map.Entry::getValue)
                .toList();
    }

    public List<Invariant> invariants() {
        return List.copyOf(context.getBeansOfType(Invariant.class).values());
    }

    @Override
    public void close() {
        context.close();
    }
}
