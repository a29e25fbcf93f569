package dev.dovetail.oms.intake;

import static java.util.Comparator.comparingInt;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.intake.NormalOrder.Hash;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineCounters;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.orders.OrderFact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Writes captured orders: {@link CaptureSql}, with one array for each column. */
@Repository
class CaptureStore {
    private final JdbcClient jdbc;
    private final IdSource ids;
    private final Json json;

    CaptureStore(JdbcClient jdbc, IdSource ids, Json json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.json = json;
    }

    /** Whether every key was still free; false means that another process has just captured one of these orders. */
    boolean claim(List<Waiting> orders) {
        var statement = jdbc.sql(CaptureSql.CLAIM);
        int claims = claims(statement, orders.stream().map(Waiting::order).toList());
        return statement.query(Integer.class).list().size() == claims;
    }

    /** Writes all but the pools; throws where a key was taken. {@link #take} ends it. */
    void capture(List<Planned> orders, Instant at, Claims claims) {
        jdbc.sql(CaptureSql.PLAN).update();
        var statement = jdbc.sql(CaptureSql.CAPTURE);
        var unclaimed =
                claims == Claims.NOW ? orders.stream().map(Planned::order).toList() : List.<NormalOrder>of();
        int keys = claims(statement, unclaimed);
        statement.param("claims", keys).param("captured", at.atOffset(ZoneOffset.UTC));
        orders(statement, orders);
        int lines = lines(statement, orders);
        int held = reservations(statement, orders);
        int waiting = backlog(statement, orders);
        var expected = List.of(keys, orders.size(), orders.size(), lines, orders.size(), held, waiting);
        var written = statement
                .query((row, _) -> {
                    var done = new ArrayList<Integer>();
                    for (int i = 1; i <= expected.size(); i++) done.add(row.getInt(i));
                    return done;
                })
                .single();
        if (!written.equals(expected))
            throw new IllegalStateException("a capture wrote " + written + " rows, not " + expected);
    }

    /** Whether every pool had enough; the caller rolls back where not. */
    boolean take(List<Planned> orders) {
        var statement = jdbc.sql(CaptureSql.TAKE);
        int pools = pools(statement, orders);
        boolean enough = pools == 0 || statement.update() == pools;
        jdbc.sql(CaptureSql.PLANNED).update();
        return enough;
    }

    /** Whether the statement claims the keys itself or the exact path did so before it locked the pools. */
    enum Claims {
        NOW,
        ALREADY
    }

    private record Key(Hash hash, long id) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::hash, Hash.ORDER); // its first byte is the slot
    }

    private static int claims(StatementSpec statement, List<NormalOrder> orders) {
        var claims = new ArrayList<Key>();
        for (var order : orders) {
            long id = order.id().value();
            claims.add(new Key(order.keys().business(), id));
            claims.add(new Key(order.keys().header(), id));
        }
        claims.sort(Key.ORDER);
        new Columns<>(statement, claims)
                .ints("claimSlots", c -> c.hash().slot())
                .bytes("claimHashes", c -> c.hash().bytes())
                .longs("claimIds", Key::id);
        return claims.size();
    }

    private record Pool(int node, Sku sku, String name) {
        static final Comparator<Pool> ORDER =
                comparingInt(Pool::node).thenComparing(Pool::sku).thenComparing(Pool::name);
    }

    private record Demand(Pool pool, long quantity) {}

    private static int pools(StatementSpec statement, List<Planned> orders) {
        var sums = new TreeMap<Pool, Long>(Pool.ORDER);
        for (var planned : orders)
            for (var c : planned.claims())
                sums.merge(new Pool(c.node().value(), c.sku(), c.pool()), c.quantity(), Math::addExact);
        var demand = sums.entrySet().stream()
                .map(e -> new Demand(e.getKey(), e.getValue()))
                .toList();
        new Columns<>(statement, demand)
                .ints("poolNodes", d -> d.pool().node())
                .ints("poolClients", d -> d.pool().sku().client())
                .texts("poolSkus", d -> d.pool().sku().code())
                .texts("poolNames", d -> d.pool().name())
                .longs("poolQuantities", Demand::quantity);
        return demand.size();
    }

    private void orders(StatementSpec statement, List<Planned> orders) {
        var columns = new Columns<>(statement, orders)
                .longs("orderIds", p -> p.order().id().value())
                .ints("clients", p -> p.order().client())
                .texts("channels", p -> p.order().channel().code())
                .texts("numbers", p -> p.order().number())
                .ints("revisions", p -> p.order().revision())
                .texts("customers", p -> p.order().customer())
                .texts("placed", p -> p.order().placedAt())
                .texts("currencies", p -> p.order().channel().currency().getCurrencyCode())
                .longs("totals", p -> p.order().amounts().total())
                .longs("shippings", p -> p.order().amounts().shipping())
                .longs("taxes", p -> p.order().amounts().tax())
                .longs("discounts", p -> p.order().amounts().discount())
                .ints("priorities", Planned::priority)
                .texts("services", p -> p.order().service())
                .texts("instructions", p -> p.order().instructions())
                .bytes("contentHashes", p -> p.order().keys().content().bytes())
                .texts("attributes", p -> p.order().attributes())
                .texts("statuses", p -> p.status().wire())
                .texts("pickups", p -> p.order().pickup());
        destinations(columns);
        facts(statement, orders);
    }

    private static void destinations(Columns<Planned> columns) {
        columns.texts("promised", p -> p.promise() == null ? null : p.promise().on())
                .texts(
                        "promiseZones",
                        p -> p.promise() == null ? null : p.promise().zone())
                .texts("countries", p -> p.order().shipTo().country())
                .texts("postals", p -> p.order().shipTo().postalCode())
                .doubles("lats", p -> p.order().shipTo().place().lat())
                .doubles("lons", p -> p.order().shipTo().place().lon())
                .longs("contactIds", p -> p.order().contactId().value())
                .texts("contactKeys", p -> p.order().shipTo().contact().keyId())
                .bytes("contactSeals", p -> p.order().shipTo().contact().bytes());
    }

    private void facts(StatementSpec statement, List<Planned> orders) {
        new Columns<>(statement, orders.stream().map(CaptureStore::fact).toList())
                .texts("factTypes", OrderFact::type)
                .texts("factBodies", json::write);
        new Columns<>(statement, orders)
                .longs("factIds", p -> ids.next(p.order().id().slot()))
                .texts("whos", p -> p.waiting().cause().who())
                .texts("throughs", p -> p.waiting().cause().through())
                .bools("told", CaptureMessages::tells);
    }

    private static OrderFact fact(Planned planned) {
        var order = planned.order();
        var promise = planned.promise();
        return new OrderFact.Captured(
                order.channel().code(),
                order.number(),
                order.revision(),
                order.amounts().total(),
                order.channel().currency().getCurrencyCode(),
                promise == null ? null : promise.on(),
                planned.sourced() == null
                        ? "nothing to ship"
                        : planned.sourced().why(),
                planned.moves());
    }

    private record LineRow(long order, NormalOrder.Line line, LineCounters counters) {}

    private int lines(StatementSpec statement, List<Planned> orders) {
        var rows = new ArrayList<LineRow>();
        for (var planned : orders) {
            var counters = planned.counters();
            for (var line : planned.order().lines())
                rows.add(new LineRow(
                        planned.order().id().value(), line, Objects.requireNonNull(counters.get(line.line()))));
        }
        new Columns<>(statement, rows)
                .longs("lineOrders", LineRow::order)
                .ints("lineNumbers", row -> row.line().line())
                .ints("lineClients", row -> row.line().sku().client())
                .texts("lineSkus", row -> row.line().sku().code())
                .texts("lineKinds", row -> row.line().goods() ? "goods" : "service")
                .texts("lineTexts", row -> row.line().description())
                .texts("lineUnits", row -> row.line().unit())
                .longs("lineOrdered", row -> row.line().quantity())
                .longs("lineReserved", row -> row.counters().of(Counter.RESERVED))
                .longs("lineBackordered", row -> row.counters().of(Counter.BACKORDERED))
                .longs("lineDelivered", row -> row.counters().of(Counter.DELIVERED))
                .texts("linePrices", row -> row.line().unitPrice().toPlainString())
                .longs("lineTotals", row -> row.line().totalMinor())
                .texts("lineParts", row -> parts(row.line()))
                .texts("lineGroups", row -> row.line().traits().group());
        return rows.size();
    }

    private @Nullable String parts(NormalOrder.Line line) {
        var parts = LineTraits.written(line.traits().parts());
        return parts == null ? null : json.write(parts);
    }

    private static int reservations(StatementSpec statement, List<Planned> orders) {
        var rows = orders.stream()
                .flatMap(planned -> planned.claims().stream())
                .sorted(comparingInt((Claim c) -> c.node().value())
                        .thenComparingLong(c -> c.order().value()))
                .toList();
        new Columns<>(statement, rows)
                .ints("heldNodes", c -> c.node().value())
                .longs("heldOrders", c -> c.order().value())
                .ints("heldLines", Claim::line)
                .texts("heldPools", Claim::pool)
                .ints("heldClients", c -> c.sku().client())
                .texts("heldSkus", c -> c.sku().code())
                .longs("heldQuantities", Claim::quantity);
        return rows.size();
    }

    private record Wait(Planned planned, NormalOrder.Line line, long quantity) {}

    private static int backlog(StatementSpec statement, List<Planned> orders) {
        var rows = new ArrayList<Wait>();
        for (var planned : orders)
            for (var line : planned.order().lines()) {
                long waits = planned.missing().getOrDefault(line.line(), 0L);
                if (waits > 0) rows.add(new Wait(planned, line, waits));
            }
        new Columns<>(statement, rows)
                .longs("waitOrders", w -> w.planned().order().id().value())
                .ints("waitLines", w -> w.line().line())
                .ints("waitClients", w -> w.line().sku().client())
                .texts("waitSkus", w -> w.line().sku().code())
                .longs("waitQuantities", Wait::quantity)
                .ints("waitPriorities", w -> w.planned().priority());
        return rows.size();
    }
}
