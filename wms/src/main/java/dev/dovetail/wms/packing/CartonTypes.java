package dev.dovetail.wms.packing;

import dev.dovetail.kernel.NodeId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Carton types in {@code wms.carton_type}. */
@Repository
class CartonTypes {
    static final int MOST = 100;

    private final JdbcClient jdbc;

    CartonTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The smallest first. */
    List<CartonType> list(NodeId node) {
        return jdbc.sql("""
            select code, width_mm, depth_mm, height_mm, most_grams from wms.carton_type where node_id = :node
             order by width_mm::bigint * depth_mm * height_mm, code limit :most
            """)
                .param("node", node.value())
                .param("most", MOST)
                .query((row, _) -> new CartonType(
                        row.getString("code"),
                        row.getInt("width_mm"),
                        row.getInt("depth_mm"),
                        row.getInt("height_mm"),
                        row.getInt("most_grams")))
                .list();
    }

    /** These and no others. */
    void replace(NodeId node, List<CartonType> types) {
        jdbc.sql("delete from wms.carton_type where node_id = :node")
                .param("node", node.value())
                .update();
        jdbc.sql("""
            insert into wms.carton_type (node_id, code, width_mm, depth_mm, height_mm, most_grams)
            select :node, t.* from unnest(:codes::text[], :widths::int[], :depths::int[], :heights::int[], :grams::int[]) as t
            """)
                .param("node", node.value())
                .param("codes", types.stream().map(CartonType::code).toArray(String[]::new))
                .param("widths", types.stream().mapToInt(CartonType::widthMm).toArray())
                .param("depths", types.stream().mapToInt(CartonType::depthMm).toArray())
                .param("heights", types.stream().mapToInt(CartonType::heightMm).toArray())
                .param("grams", types.stream().mapToInt(CartonType::mostGrams).toArray())
                .update();
    }
}
