package dev.dovetail.wms.waves;

import dev.dovetail.kernel.NodeId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Templates and waves in PostgreSQL. */
@Repository
class WaveStore {
    private static final String PUT_TEMPLATE = """
            insert into wms.wave_template (node_id, code, services, channels, leaves_within, single_line, mode, most_orders,
                                           most_lines)
            values (:node, :code, :services, :channels, :leavesWithin, :singleLine, :mode, :mostOrders, :mostLines)
                on conflict (node_id, code) do update
               set services = excluded.services, channels = excluded.channels, leaves_within = excluded.leaves_within,
                   single_line = excluded.single_line, mode = excluded.mode, most_orders = excluded.most_orders,
                   most_lines = excluded.most_lines, version = wave_template.version + 1
            """;
    private static final String TEMPLATES = """
            select code, services, channels, leaves_within, single_line, mode, most_orders, most_lines
              from wms.wave_template where node_id = :node and (:code::text is null or code = :code)
             order by code limit :limit
            """;
    private static final String ADD = """
            insert into wms.wave (node_id, id, template, mode, state, orders, released_at, released_by)
            values (:node, :id, :template, :mode, :state, :orders, :at::timestamptz, :by)
            """;
    private static final String READ = """
            select id, template, mode, state, orders, released_at, released_by from wms.wave where node_id = :node
            """;

    private final JdbcClient jdbc;

    WaveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(NodeId node, WaveTemplate one) {
        jdbc.sql(PUT_TEMPLATE)
                .param("node", node.value())
                .param("code", one.code())
                .param("services", one.services().toArray(String[]::new))
                .param("channels", one.channels().toArray(String[]::new))
                .param("leavesWithin", one.leavesWithin())
                .param("singleLine", one.singleLine())
                .param("mode", one.mode())
                .param("mostOrders", one.mostOrders())
                .param("mostLines", one.mostLines())
                .update();
    }

    Optional<WaveTemplate> findTemplate(NodeId node, String code) {
        return jdbc.sql(TEMPLATES)
                .param("node", node.value())
                .param("code", code)
                .param("limit", 1)
                .query(WaveStore::template)
                .optional();
    }

    List<WaveTemplate> templates(NodeId node, int limit) {
        return jdbc.sql(TEMPLATES)
                .param("node", node.value())
                .param("code", null)
                .param("limit", limit)
                .query(WaveStore::template)
                .list();
    }

    void add(NodeId node, Wave wave) {
        jdbc.sql(ADD)
                .param("node", node.value())
                .param("id", wave.id())
                .param("template", wave.template())
                .param("mode", wave.mode())
                .param("state", wave.state())
                .param("orders", wave.orders())
                .param("at", wave.releasedAt().toString())
                .param("by", wave.releasedBy())
                .update();
    }

    /** What became of it when orders were taken back. */
    void left(NodeId node, long id, String state, int orders) {
        jdbc.sql(
                        "update wms.wave set state = :state, orders = :orders, version = version + 1 where node_id = :node and id = :id")
                .param("node", node.value())
                .param("id", id)
                .param("state", state)
                .param("orders", orders)
                .update();
    }

    Optional<Wave> lock(NodeId node, long id) {
        return jdbc.sql(READ + " and id = :id for update")
                .param("node", node.value())
                .param("id", id)
                .query(WaveStore::wave)
                .optional();
    }

    /** The newest first. */
    List<Wave> list(NodeId node, long before, int limit) {
        return jdbc.sql(READ + " and id < :before order by id desc limit :limit")
                .param("node", node.value())
                .param("before", before)
                .param("limit", limit)
                .query(WaveStore::wave)
                .list();
    }

    private static Wave wave(ResultSet row, int index) throws SQLException {
        return new Wave(
                row.getLong("id"),
                row.getString("template"),
                row.getString("mode"),
                row.getString("state"),
                row.getInt("orders"),
                row.getObject("released_at", OffsetDateTime.class).toInstant(),
                row.getString("released_by"));
    }

    private static WaveTemplate template(ResultSet row, int index) throws SQLException {
        int within = row.getInt("leaves_within");
        return new WaveTemplate(
                row.getString("code"),
                texts(row.getArray("services")),
                texts(row.getArray("channels")),
                within == 0 ? null : within,
                row.getBoolean("single_line"),
                row.getString("mode"),
                row.getInt("most_orders"),
                row.getInt("most_lines"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
