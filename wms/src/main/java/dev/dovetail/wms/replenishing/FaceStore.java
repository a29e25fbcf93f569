package dev.dovetail.wms.replenishing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.LayoutSetup;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Faces in {@code wms.pick_face}. */
@Repository
class FaceStore {
    private static final String PUT = """
            insert into wms.pick_face (node_id, location_id, client_id, sku, least, most)
            select :node, l.id, :client, f.sku, f.least, f.most
              from unnest(:locations::text[], :skus::text[], :leasts::bigint[], :mosts::bigint[]) as f (location, sku, least, most)
              join wms.location l on l.node_id = :node and l.code = f.location and l.kind = 'bin'
               and not exists (select from wms.cross_dock x where x.node_id = l.node_id and x.lane_id = l.id)
             order by l.id, f.sku
                on conflict (node_id, location_id, client_id, sku) do update
               set least = excluded.least, most = excluded.most
            """;
    private static final String LIST = """
            select l.code, f.sku, f.least, f.most
              from wms.pick_face f
              join wms.location l on l.node_id = f.node_id and l.id = f.location_id
             where f.node_id = :node and f.client_id = :client and (l.code, f.sku) > (:location, :sku)
             order by l.code, f.sku limit :limit
            """;

    private final JdbcClient jdbc;
    private final LayoutSetup setup;

    FaceStore(JdbcClient jdbc, LayoutSetup setup) {
        this.jdbc = jdbc;
        this.setup = setup;
    }

    /** How many were put: fewer where one is no bin, or the lane; who makes it one at the same moment waits, and then finds the face. */
    int put(NodeId node, int client, List<PickFace> faces) {
        setup.lock(node, faces.stream().map(PickFace::location).toList());
        return jdbc.sql(PUT)
                .param("node", node.value())
                .param("client", client)
                .param("locations", faces.stream().map(PickFace::location).toArray(String[]::new))
                .param("skus", faces.stream().map(PickFace::sku).toArray(String[]::new))
                .param("leasts", faces.stream().mapToLong(PickFace::least).toArray())
                .param("mosts", faces.stream().mapToLong(PickFace::most).toArray())
                .update();
    }

    /** Whether there was one. */
    boolean remove(NodeId node, int client, String location, String sku) {
        return jdbc.sql("""
                        delete from wms.pick_face f using wms.location l
                         where f.node_id = :node and l.node_id = f.node_id and l.id = f.location_id and l.code = :location
                           and f.client_id = :client and f.sku = :sku
                        """)
                        .param("node", node.value())
                        .param("client", client)
                        .param("location", location)
                        .param("sku", sku)
                        .update()
                == 1;
    }

    /** Those behind the face of {@code location} and {@code sku}. */
    List<PickFace> list(NodeId node, int client, String location, String sku, int limit) {
        return jdbc.sql(LIST)
                .param("node", node.value())
                .param("client", client)
                .param("location", location)
                .param("sku", sku)
                .param("limit", limit)
                .query((row, _) -> new PickFace(
                        row.getString("code"), row.getString("sku"), row.getLong("least"), row.getLong("most")))
                .list();
    }
}
