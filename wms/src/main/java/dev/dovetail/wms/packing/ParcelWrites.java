package dev.dovetail.wms.packing;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes parcels; each method is one statement, and changes exactly the locked rows it is given. */
@Repository
class ParcelWrites {
    private static final String OPEN = """
        insert into wms.parcel (node_id, id, outbound_id, state, opened_at)
        select :node, p.* from unnest(:ids::bigint[], :outbounds::bigint[], :states::text[], :ats::timestamptz[]) as p
        """;
    private static final String FILL = """
        insert into wms.parcel_line (node_id, parcel_id, line, client_id, sku, quantity)
        select :node, p.* from unnest(:ids::bigint[], :lines::int[], :clients::int[], :skus::text[], :quantities::bigint[]) as p
            on conflict (node_id, parcel_id, line)
            do update set quantity = parcel_line.quantity + excluded.quantity
        """;
    private static final String TAKE_OUT = """
        with out as (
          select * from unnest(:ids::bigint[], :lines::int[], :quantities::bigint[]) as o (parcel_id, line, quantity)),
        emptied as (
          delete from wms.parcel_line l using out o
           where l.node_id = :node and l.parcel_id = o.parcel_id and l.line = o.line and l.quantity = o.quantity
          returning 1),
        less as (
          update wms.parcel_line l set quantity = l.quantity - o.quantity
            from out o
           where l.node_id = :node and l.parcel_id = o.parcel_id and l.line = o.line and l.quantity > o.quantity
          returning 1)
        select (select count(*) from emptied) + (select count(*) from less)
        """;
    private static final String KITS = """
        insert into wms.parcel_kit (node_id, parcel_id, line, client_id, sku, quantity)
        select :node, k.* from unnest(:ids::bigint[], :lines::int[], :clients::int[], :skus::text[], :quantities::bigint[]) as k
        """;
    private static final String CLOSE = """
        update wms.parcel p
           set state = c.state, weight_grams = c.weight, carrier = c.carrier, closed_at = c.at, version = version + 1
          from unnest(:ids::bigint[], :states::text[], :weights::bigint[], :carriers::text[], :ats::timestamptz[])
               as c (id, state, weight, carrier, at)
         where p.node_id = :node and p.id = c.id
        """;
    private static final String LABEL = """
        update wms.parcel p
           set state = c.state, tracking = c.tracking, label_format = c.format, label = c.label,
               refusal = c.refusal, reopen_by = null, reopen_reason = null, version = version + 1
          from unnest(:ids::bigint[], :states::text[], :trackings::text[], :formats::text[], :labels::text[],
                      :refusals::text[]) as c (id, state, tracking, format, label, refusal)
         where p.node_id = :node and p.id = c.id
        """;
    private static final String MARK = """
        update wms.parcel set state = :state, reopen_by = null, reopen_reason = null, version = version + 1
         where node_id = :node and id = any(:ids)
        """;
    private static final String ASK_OPEN = """
        update wms.parcel p set state = c.state, reopen_by = c.who, reopen_reason = c.reason, version = version + 1
          from unnest(:ids::bigint[], :states::text[], :whos::text[], :reasons::text[]) as c (id, state, who, reason)
         where p.node_id = :node and p.id = c.id
        """;
    private static final String REOPEN = """
        with kits as (
          delete from wms.parcel_kit where node_id = :node and parcel_id = any(:ids))
        update wms.parcel
           set labels_refused = labels_refused + (case when state = 'refused' then 1 else 0 end),
               state = :state, weight_grams = null, carrier = null, refusal = null, closed_at = null, version = version + 1
         where node_id = :node and id = any(:ids)
        """;
    private static final String LOAD = """
        update wms.parcel p set state = c.state, manifest_id = c.manifest, version = version + 1
          from unnest(:ids::bigint[], :states::text[], :manifests::bigint[]) as c (id, state, manifest)
         where p.node_id = :node and p.id = c.id
        """;
    private static final String SHIP = """
        update wms.parcel p set state = c.state, shipped_at = :at::timestamptz, version = version + 1
          from unnest(:ids::bigint[], :states::text[]) as c (id, state)
         where p.node_id = :node and p.id = c.id
        """;

    private final JdbcClient jdbc;

    ParcelWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(NodeId node, List<PackPlan.Opened> parcels) {
        if (parcels.isEmpty()) return;
        changed(
                parcels,
                jdbc.sql(OPEN)
                        .param("node", node.value())
                        .param("ids", longs(parcels, one -> one.id().value()))
                        .param("outbounds", longs(parcels, one -> one.outbound().value()))
                        .param("states", texts(parcels, _ -> new ParcelState.Open().word()))
                        .param("ats", texts(parcels, one -> one.at().toString()))
                        .update());
    }

    void fill(NodeId node, List<PackPlan.Filled> lines) {
        if (lines.isEmpty()) return;
        changed(
                lines,
                jdbc.sql(FILL)
                        .param("node", node.value())
                        .param("ids", longs(lines, one -> one.parcel().value()))
                        .param(
                                "lines",
                                lines.stream().mapToInt(PackPlan.Filled::line).toArray())
                        .param(
                                "clients",
                                lines.stream()
                                        .mapToInt(one -> one.sku().client())
                                        .toArray())
                        .param("skus", texts(lines, one -> one.sku().code()))
                        .param("quantities", longs(lines, PackPlan.Filled::quantity))
                        .update());
    }

    void takeOut(NodeId node, List<PackPlan.Filled> lines) {
        int rows = jdbc.sql(TAKE_OUT)
                .param("node", node.value())
                .param("ids", longs(lines, one -> one.parcel().value()))
                .param("lines", lines.stream().mapToInt(PackPlan.Filled::line).toArray())
                .param("quantities", longs(lines, PackPlan.Filled::quantity))
                .query(Integer.class)
                .single();
        changed(lines, rows);
    }

    /** Kits of one order line that are whole with a parcel. */
    record Kit(ParcelId parcel, NodeFact.Line kits) {}

    void kits(NodeId node, List<Kit> kits) {
        if (kits.isEmpty()) return;
        changed(
                kits,
                jdbc.sql(KITS)
                        .param("node", node.value())
                        .param("ids", longs(kits, one -> one.parcel().value()))
                        .param(
                                "lines",
                                kits.stream().mapToInt(one -> one.kits().line()).toArray())
                        .param(
                                "clients",
                                kits.stream()
                                        .mapToInt(one -> one.kits().client())
                                        .toArray())
                        .param("skus", texts(kits, one -> one.kits().sku()))
                        .param("quantities", longs(kits, one -> one.kits().quantity()))
                        .update());
    }

    /** @param carrier null where the customer comes for it */
    record Closing(
            ParcelId id,
            long weightGrams,
            Instant at,
            @Nullable String carrier) {}

    void close(NodeId node, List<Closing> parcels) {
        changed(
                parcels,
                jdbc.sql(CLOSE)
                        .param("node", node.value())
                        .param("ids", longs(parcels, one -> one.id().value()))
                        .param("states", texts(parcels, _ -> new ParcelState.Closed().word()))
                        .param("weights", longs(parcels, Closing::weightGrams))
                        .param("carriers", texts(parcels, Closing::carrier))
                        .param("ats", texts(parcels, one -> one.at().toString()))
                        .update());
    }

    void label(NodeId node, List<LabelAnswers.Answered> parcels) {
        if (parcels.isEmpty()) return;
        changed(
                parcels,
                jdbc.sql(LABEL)
                        .param("node", node.value())
                        .param("ids", longs(parcels, one -> one.id().value()))
                        .param("states", texts(parcels, one -> one.state().word()))
                        .param("trackings", texts(parcels, LabelAnswers.Answered::tracking))
                        .param("formats", texts(parcels, LabelAnswers.Answered::format))
                        .param("labels", texts(parcels, LabelAnswers.Answered::label))
                        .param("refusals", texts(parcels, LabelAnswers.Answered::refusal))
                        .update());
    }

    void mark(NodeId node, List<ParcelId> parcels, ParcelState state) {
        if (parcels.isEmpty()) return;
        changed(
                parcels,
                jdbc.sql(MARK)
                        .param("node", node.value())
                        .param("ids", longs(parcels, ParcelId::value))
                        .param("state", state.word())
                        .update());
    }

    /** They wait for their labels to be voided, and are opened then. */
    void askOpen(NodeId node, List<Reopens.Opening> parcels) {
        if (parcels.isEmpty()) return;
        changed(
                parcels,
                jdbc.sql(ASK_OPEN)
                        .param("node", node.value())
                        .param("ids", longs(parcels, one -> one.parcel().id().value()))
                        .param("states", texts(parcels, _ -> new ParcelState.Reopening().word()))
                        .param("whos", texts(parcels, Reopens.Opening::who))
                        .param("reasons", texts(parcels, Reopens.Opening::reason))
                        .update());
    }

    /** They are open, without label, weight and kits. */
    void reopen(NodeId node, List<ParcelId> parcels) {
        changed(
                parcels,
                jdbc.sql(REOPEN)
                        .param("node", node.value())
                        .param("ids", longs(parcels, ParcelId::value))
                        .param("state", new ParcelState.Open().word())
                        .update());
    }

    void load(NodeId node, List<Leaving.Loading> parcels) {
        if (parcels.isEmpty()) return;
        changed(
                parcels,
                jdbc.sql(LOAD)
                        .param("node", node.value())
                        .param("ids", longs(parcels, one -> one.id().value()))
                        .param("states", texts(parcels, _ -> new ParcelState.Loaded().word()))
                        .param("manifests", longs(parcels, Leaving.Loading::manifest))
                        .update());
    }

    void ship(NodeId node, List<Parcel> parcels, ParcelState state, Instant at) {
        if (parcels.isEmpty()) return;
        changed(
                parcels,
                jdbc.sql(SHIP)
                        .param("node", node.value())
                        .param("at", at.toString())
                        .param("ids", longs(parcels, one -> one.id().value()))
                        .param("states", texts(parcels, _ -> state.word()))
                        .update());
    }

    void giveBack(NodeId node, List<Parcel> parcels) {
        if (parcels.isEmpty()) return;
        changed(
                parcels,
                jdbc.sql("""
                    update wms.parcel set state = :state, version = version + 1
                     where node_id = :node and id = any(:ids)
                    """)
                        .param("node", node.value())
                        .param("state", new ParcelState.Uncollected().word())
                        .param("ids", longs(parcels, one -> one.id().value()))
                        .update());
    }

    private static void changed(List<?> given, int rows) {
        if (rows != given.size())
            throw new IllegalStateException("wrote " + rows + " rows of " + given.size() + " that were locked");
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
