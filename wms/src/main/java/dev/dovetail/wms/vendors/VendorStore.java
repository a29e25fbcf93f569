package dev.dovetail.wms.vendors;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hand-overs in {@code wms.vendor_return} and {@code wms.vendor_return_line}: written once. */
@Repository
class VendorStore {
    private static final String ADD = """
        insert into wms.vendor_return (node_id, id, client_id, key, content, reference, carrier, worker, at)
        select :node, r.*
          from unnest(:ids::bigint[], :clients::int[], :keys::text[], :contents::uuid[], :references::text[], :carriers::text[],
                      :workers::text[], :ats::timestamptz[]) as r
            on conflict (node_id, client_id, key) do nothing
        """;
    private static final String ADD_LINES = """
        insert into wms.vendor_return_line (node_id, return_id, seq, client_id, sku, lot, units, serials)
        select :node, l.return_id, l.seq, l.client_id, l.sku, l.lot, l.units, string_to_array(l.serials, chr(31))
          from unnest(:returns::bigint[], :seqs::int[], :clients::int[], :skus::text[], :lots::text[], :units::bigint[],
                      :serials::text[]) as l (return_id, seq, client_id, sku, lot, units, serials)
        """;
    private static final String LIST = """
        select r.id, r.key, r.reference, r.carrier, r.worker, r.at, l.client_id, l.sku, l.lot, l.units, l.serials
          from (select * from wms.vendor_return
                 where node_id = :node and client_id = :client and id < :before and (:reference::text is null or reference = :reference)
                 order by id desc limit :limit) r
          join wms.vendor_return_line l on l.node_id = r.node_id and l.return_id = r.id
         order by r.id desc, l.seq
        """;

    private final JdbcClient jdbc;

    VendorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many are new; who comes at the same moment with the same key waits for the first. */
    int add(NodeId node, List<HandedBack> all) {
        if (all.isEmpty()) return 0;
        int added = jdbc.sql(ADD)
                .param("node", node.value())
                .param("ids", all.stream().mapToLong(HandedBack::id).toArray())
                .param("clients", all.stream().mapToInt(HandedBack::client).toArray())
                .param("keys", texts(all, HandedBack::key))
                .param("contents", all.stream().map(HandedBack::content).toArray(UUID[]::new))
                .param("references", texts(all, HandedBack::reference))
                .param("carriers", texts(all, HandedBack::carrier))
                .param("workers", texts(all, HandedBack::worker))
                .param("ats", texts(all, one -> one.at().toString()))
                .update();
        if (added == all.size()) addLines(node, rows(all));
        return added;
    }

    private record Row(long id, int seq, HandedBack.Line line) {}

    private static List<Row> rows(List<HandedBack> all) {
        List<Row> rows = new ArrayList<>();
        for (var one : all)
            for (int i = 0; i < one.lines().size(); i++)
                rows.add(new Row(one.id(), i + 1, one.lines().get(i)));
        return rows;
    }

    private void addLines(NodeId node, List<Row> rows) {
        jdbc.sql(ADD_LINES)
                .param("node", node.value())
                .param("returns", rows.stream().mapToLong(Row::id).toArray())
                .param("seqs", rows.stream().mapToInt(Row::seq).toArray())
                .param(
                        "clients",
                        rows.stream().mapToInt(row -> row.line().sku().client()).toArray())
                .param("skus", texts(rows, row -> row.line().sku().code()))
                .param("lots", texts(rows, row -> row.line().lot()))
                .param(
                        "units",
                        rows.stream().mapToLong(row -> row.line().units()).toArray())
                .param(
                        "serials",
                        texts(rows, row -> String.join("\u001f", row.line().serials())))
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    Optional<UUID> content(NodeId node, HandedBack told) {
        return ofKey("content", node, told).query(UUID.class).optional();
    }

    /** The one that was made under this one's key. */
    Optional<HandedBack> find(NodeId node, HandedBack told) {
        return ofKey("id", node, told)
                .query(Long.class)
                .optional()
                .map(id -> list(node, told.client(), null, id + 1, 1).getFirst());
    }

    private JdbcClient.StatementSpec ofKey(String column, NodeId node, HandedBack told) {
        return jdbc.sql("select " + column
                        + " from wms.vendor_return where node_id = :node and client_id = :client and key = :key")
                .param("node", node.value())
                .param("client", told.client())
                .param("key", told.key());
    }

    /** Those of a client, the newest first, from before {@code before}. */
    List<HandedBack> list(NodeId node, int client, @Nullable String reference, long before, int limit) {
        Map<Long, HandedBack> found = new LinkedHashMap<>();
        jdbc.sql(LIST)
                .param("node", node.value())
                .param("client", client)
                .param("before", before)
                .param("reference", reference)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list()
                .forEach(one -> found.merge(one.id(), one, VendorStore::with));
        return List.copyOf(found.values());
    }

    private static HandedBack with(HandedBack one, HandedBack more) {
        List<HandedBack.Line> lines = new ArrayList<>(one.lines());
        lines.addAll(more.lines());
        return new HandedBack(one.id(), one.key(), one.reference(), one.carrier(), one.worker(), one.at(), lines);
    }

    private static HandedBack row(ResultSet row) throws SQLException {
        var line = new HandedBack.Line(
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                row.getLong("units"),
                List.of((String[]) row.getArray("serials").getArray()));
        return new HandedBack(
                row.getLong("id"),
                row.getString("key"),
                row.getString("reference"),
                row.getString("carrier"),
                row.getString("worker"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                List.of(line));
    }
}
