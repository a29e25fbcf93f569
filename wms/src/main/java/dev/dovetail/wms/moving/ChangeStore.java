package dev.dovetail.wms.moving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes in {@code wms.stock_change}: written once. */
@Repository
class ChangeStore {
    private static final String ADD = """
            insert into wms.stock_change (node_id, id, key, location_id, client_id, sku, lot, was, becomes, quantity, reason,
                                          who, at)
            select :node, c.*
              from unnest(:ids::bigint[], :keys::text[], :locations::bigint[], :clients::int[], :skus::text[], :lots::text[],
                          :was::text[], :becomes::text[], :quantities::bigint[], :reasons::text[], :whos::text[],
                          :ats::timestamptz[]) as c
                on conflict (node_id, key) do nothing
            """;
    private static final String READ = """
            select c.id, c.key, l.code, c.client_id, c.sku, c.lot, c.was, c.becomes, c.quantity, c.reason, c.who, c.at
              from wms.stock_change c
              join wms.location l on l.node_id = c.node_id and l.id = c.location_id
            """;

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many are new; who comes at the same moment with the same key waits for the first. */
    int add(NodeId node, List<StockChange> changes, Map<String, Long> locations) {
        return jdbc.sql(ADD)
                .param("node", node.value())
                .param("ids", changes.stream().mapToLong(StockChange::id).toArray())
                .param("keys", texts(changes, StockChange::key))
                .param(
                        "locations",
                        changes.stream()
                                .map(one -> locations.get(one.location()))
                                .toArray(Long[]::new))
                .param(
                        "clients",
                        changes.stream().mapToInt(one -> one.sku().client()).toArray())
                .param("skus", texts(changes, one -> one.sku().code()))
                .param("lots", texts(changes, StockChange::lot))
                .param("was", texts(changes, StockChange::was))
                .param("becomes", texts(changes, StockChange::becomes))
                .param(
                        "quantities",
                        changes.stream().mapToLong(StockChange::quantity).toArray())
                .param("reasons", texts(changes, StockChange::reason))
                .param("whos", texts(changes, StockChange::who))
                .param("ats", texts(changes, one -> one.at().toString()))
                .update();
    }

    private static String[] texts(List<StockChange> changes, Function<StockChange, String> value) {
        return changes.stream().map(value).toArray(String[]::new);
    }

    Optional<StockChange> find(NodeId node, String key) {
        return jdbc.sql(READ + "where c.node_id = :node and c.key = :key")
                .param("node", node.value())
                .param("key", key)
                .query(ChangeStore::row)
                .optional();
    }

    /** The newest first, from before {@code before}. */
    List<StockChange> list(NodeId node, long before, int limit) {
        return jdbc.sql(READ + "where c.node_id = :node and c.id < :before order by c.id desc limit :limit")
                .param("node", node.value())
                .param("before", before)
                .param("limit", limit)
                .query(ChangeStore::row)
                .list();
    }

    private static StockChange row(ResultSet row, int index) throws SQLException {
        return new StockChange(
                row.getLong("id"),
                row.getString("key"),
                row.getString("code"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                row.getString("was"),
                row.getString("becomes"),
                row.getLong("quantity"),
                row.getString("reason"),
                row.getString("who"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
