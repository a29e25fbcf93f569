package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Boxes, in {@code oms.shipment_parcel}; each lives in its order's slot. */
@Repository
class ParcelStore {
    private static final String INSERT = """
            insert into oms.shipment_parcel (slot, id, order_id, fulfillment_order_id, node_id, state)
            select order_id & 255, id, order_id, fulfillment_order_id, node_id, 'packed'
              from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[])
                   as p(id, order_id, fulfillment_order_id, node_id)
            """;
    private static final String INSERT_LINES = """
            insert into oms.shipment_parcel_line (slot, parcel_id, line, quantity)
            select slot, parcel_id, line, sum(quantity)
              from unnest(?::smallint[], ?::bigint[], ?::int[], ?::bigint[]) as l(slot, parcel_id, line, quantity)
             group by slot, parcel_id, line
            """;
    private static final String SHIP = """
            update oms.shipment_parcel p
               set state = 'shipped', carrier = d.carrier, tracking = d.tracking, shipped_at = d.shipped_at::timestamptz
              from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as d(id, carrier, tracking, shipped_at)
             where p.slot = ? and p.id = d.id and p.state = 'packed'
            """;

    private static final String GIVE_BACK = """
        update oms.shipment_parcel p set state = 'uncollected'
          from unnest(?::bigint[]) as d(id)
         where p.slot = ? and p.id = d.id and p.state = 'packed'
        """;

    private static final String UNPACK = """
        with opened as (
          delete from oms.shipment_parcel p using unnest(?::bigint[]) as d(id)
           where p.slot = ? and p.id = d.id and p.state = 'packed'
          returning p.slot, p.id),
        emptied as (
          delete from oms.shipment_parcel_line l using opened o where l.slot = o.slot and l.parcel_id = o.id)
        select count(*) from opened
        """;

    private final JdbcTemplate jdbc;

    ParcelStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A parcel left; no carrier has it where its customer came for it. */
    record Departed(
            OrderId order,
            ParcelId parcel,
            Instant at,
            @Nullable String carrier,
            @Nullable String tracking) {
        static Departed of(NodeFact.Shipped left) {
            return new Departed(left.order(), left.parcel(), left.at(), left.carrier(), left.trackingNumber());
        }

        static Departed of(NodeFact.HandedOver left) {
            return new Departed(left.order(), left.parcel(), left.at(), null, null);
        }
    }

    private record Content(NodeFact.Packed parcel, NodeFact.Line line) {}

    /** @param opened that were packed before, and are not until they are told so anew */
    void pack(List<NodeFact.Unpacked> opened, List<NodeFact.Packed> parcels) {
        unpack(opened);
        if (parcels.isEmpty()) return;
        jdbc.update(
                INSERT,
                longs(parcels, p -> p.parcel().value()),
                longs(parcels, p -> p.order().value()),
                longs(parcels, p -> p.fulfillmentOrder().value()),
                parcels.stream().mapToInt(p -> p.node().value()).toArray());
        var contents = parcels.stream()
                .flatMap(p -> p.lines().stream().map(line -> new Content(p, line)))
                .toList();
        jdbc.update(
                INSERT_LINES,
                contents.stream().mapToInt(c -> c.parcel().order().slot()).toArray(),
                longs(contents, c -> c.parcel().parcel().value()),
                contents.stream().mapToInt(c -> c.line().line()).toArray(),
                longs(contents, c -> c.line().quantity()));
    }

    /** A parcel leaves once (I18); one that was never packed here waits for that fact. */
    void ship(List<Departed> parcels) {
        if (parcels.isEmpty()) return;
        var args = new ArrayList<Object[]>();
        new TreeMap<>(parcels.stream().collect(groupingBy(p -> p.order().slot())))
                .forEach((slot, rows) -> args.add(new Object[] {
                    longs(rows, p -> p.parcel().value()),
                    texts(rows, Departed::carrier),
                    texts(rows, Departed::tracking),
                    texts(rows, p -> p.at().toString()),
                    slot
                }));
        if (Arrays.stream(jdbc.batchUpdate(SHIP, args)).sum() != parcels.size())
            throw new TryLater("fulfillment.parcel-unknown", Duration.ofSeconds(1), "a parcel left that is not packed");
    }

    /** Parcels that nobody came for, each once; one that was never packed here waits for that fact. */
    void giveBack(List<NodeFact.Uncollected> left) {
        if (left.isEmpty()) return;
        var args = new ArrayList<Object[]>();
        for (var one : left)
            args.add(new Object[] {
                longs(one.parcels(), ParcelId::value), one.order().slot()
            });
        int parcels = left.stream().mapToInt(one -> one.parcels().size()).sum();
        if (Arrays.stream(jdbc.batchUpdate(GIVE_BACK, args)).sum() != parcels)
            throw new TryLater(
                    "fulfillment.parcel-unknown", Duration.ofSeconds(1), "a parcel is given back that is not packed");
    }

    /** Parcels that are open again: they are not packed here until that is told anew; one that was never packed here waits for that fact. */
    private void unpack(List<NodeFact.Unpacked> opened) {
        new TreeMap<>(opened.stream().collect(groupingBy(p -> p.order().slot()))).forEach((slot, rows) -> {
            var gone = jdbc.queryForObject(
                    UNPACK, Integer.class, longs(rows, p -> p.parcel().value()), slot);
            if (gone == null || gone != rows.size())
                throw new TryLater(
                        "fulfillment.parcel-unknown", Duration.ofSeconds(1), "a parcel is opened that is not packed");
        });
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
