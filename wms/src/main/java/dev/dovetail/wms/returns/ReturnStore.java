package dev.dovetail.wms.returns;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Parcels that came back in {@code wms.return_parcel}. */
@Repository
class ReturnStore {
    private static final String READ = """
        select r.id, r.key, r.reference, r.order_id, r.order_number, r.state, r.opened_by from wms.return_parcel r
         where r.node_id = :node
        """;

    private final JdbcClient jdbc;

    ReturnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where there is one with its key. */
    boolean add(NodeId node, ReturnParcel parcel, Instant at) {
        return jdbc.sql("""
            insert into wms.return_parcel
                   (node_id, id, key, reference, order_id, order_number, state, opened_by, opened_at)
            values (:node, :id, :key, :reference, :order, :number, 'open', :who, :at::timestamptz)
                on conflict (node_id, key) do nothing
            """)
                        .param("node", node.value())
                        .param("id", parcel.id())
                        .param("key", parcel.key())
                        .param("reference", parcel.reference())
                        .param("order", parcel.order())
                        .param("number", parcel.orderNumber())
                        .param("who", parcel.openedBy())
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    Optional<ReturnParcel> find(NodeId node, String key) {
        return read(node, "and r.key = :key")
                .param("key", key)
                .query(ReturnStore::row)
                .optional();
    }

    Optional<ReturnParcel> find(NodeId node, long id) {
        return read(node, "and r.id = :id")
                .param("id", id)
                .query(ReturnStore::row)
                .optional();
    }

    List<ReturnParcel> of(NodeId node, Collection<Long> ids) {
        return read(node, "and r.id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(ReturnStore::row)
                .list();
    }

    /** Refuses {@code returns.no-such-return}. */
    ReturnParcel get(NodeId node, long id) {
        return find(node, id)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("returns.no-such-return", Map.of("return", Long.toString(id)))));
    }

    Optional<ReturnParcel> lock(NodeId node, long id) {
        return read(node, "and r.id = :id for update")
                .param("id", id)
                .query(ReturnStore::row)
                .optional();
    }

    void close(NodeId node, long id, Instant at) {
        jdbc.sql("""
            update wms.return_parcel set state = 'closed', closed_at = :at::timestamptz
             where node_id = :node and id = :id and state = 'open'
            """)
                .param("node", node.value())
                .param("id", id)
                .param("at", at.toString())
                .update();
    }

    List<ReturnParcel> list(NodeId node, @Nullable String state, long after, int limit) {
        return read(node, "and (:state::text is null or r.state = :state) and r.id > :after order by r.id limit :limit")
                .param("state", state)
                .param("after", after)
                .param("limit", limit)
                .query(ReturnStore::row)
                .list();
    }

    private JdbcClient.StatementSpec read(NodeId node, String which) {
        return jdbc.sql(READ + which).param("node", node.value());
    }

    private static ReturnParcel row(ResultSet row, int index) throws SQLException {
        return new ReturnParcel(
                row.getLong("id"),
                row.getString("key"),
                row.getString("reference"),
                (Long) row.getObject("order_id"),
                row.getString("order_number"),
                row.getString("state").equals("open"),
                row.getString("opened_by"));
    }
}
