package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where items of a class are put: {@code wms.putaway_zone}. */
@Repository
class ZoneStore {
    private final JdbcClient jdbc;

    ZoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what was there. */
    void put(NodeId node, int client, SortedMap<String, String> zones) {
        jdbc.sql("""
            with gone as (
              delete from wms.putaway_zone
               where node_id = :node and client_id = :client and class <> all (:classes::text[]))
            insert into wms.putaway_zone (node_id, client_id, class, zone)
            select :node, :client, z.class, z.zone from unnest(:classes::text[], :zones::text[]) as z (class, zone)
                on conflict (node_id, client_id, class) do update set zone = excluded.zone
            """)
                .param("node", node.value())
                .param("client", client)
                .param("classes", zones.keySet().toArray(String[]::new))
                .param("zones", zones.values().toArray(String[]::new))
                .update();
    }

    SortedMap<String, String> list(NodeId node, int client) {
        var zones = new TreeMap<String, String>();
        jdbc.sql("select class, zone from wms.putaway_zone where node_id = :node and client_id = :client")
                .param("node", node.value())
                .param("client", client)
                .query(row -> {
                    zones.put(row.getString("class"), row.getString("zone"));
                });
        return zones;
    }
}
