package dev.dovetail.wms.layout;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Warehouses in PostgreSQL; the address is kept as JSON. */
@Repository
class WarehouseStore {
    private static final String PUT = """
            insert into wms.warehouse (node_id, code, name, zone, address, carrier)
            values (:node, :code, :name, :zone, :address, :carrier)
                on conflict (node_id) do update
               set name = excluded.name, zone = excluded.zone, address = excluded.address,
                   carrier = excluded.carrier, version = warehouse.version + 1
             where warehouse.code = excluded.code
            """;
    private static final String READ = "select node_id, code, name, zone, address, carrier from wms.warehouse ";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    WarehouseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Warehouse warehouse) {
        if (find(warehouse.code())
                .filter(other -> !other.node().equals(warehouse.node()))
                .isPresent()) throw taken(warehouse);
        try {
            int rows = jdbc.sql(PUT)
                    .param("node", warehouse.node().value())
                    .param("code", warehouse.code())
                    .param("name", warehouse.name())
                    .param("zone", warehouse.zone().getId())
                    .param("address", json.writeValueAsString(warehouse.address()))
                    .param("carrier", warehouse.carrier())
                    .update();
            if (rows == 0) throw taken(warehouse);
        } catch (DuplicateKeyException e) {
            throw taken(warehouse);
        }
    }

    private static Refused taken(Warehouse warehouse) {
        return new Refused(
                Refused.Kind.CONFLICT,
                new Refusal(
                        "layout.node-taken",
                        Map.of(
                                "code",
                                warehouse.code(),
                                "nodeId",
                                warehouse.node().value())));
    }

    Optional<Warehouse> find(String code) {
        return jdbc.sql(READ + "where code = :code")
                .param("code", code)
                .query(this::row)
                .optional();
    }

    Optional<Warehouse> find(NodeId node) {
        return jdbc.sql(READ + "where node_id = :node")
                .param("node", node.value())
                .query(this::row)
                .optional();
    }

    /** Of those who change one building's locations at a moment, the second waits for the first. */
    void lock(NodeId node) {
        jdbc.sql("select 1 from wms.warehouse where node_id = :node for no key update")
                .param("node", node.value())
                .query(Integer.class)
                .list();
    }

    List<Warehouse> list() {
        return jdbc.sql(READ + "order by code").query(this::row).list();
    }

    private Warehouse row(ResultSet row, int index) throws SQLException {
        return new Warehouse(
                new NodeId(row.getInt("node_id")),
                row.getString("code"),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                json.readValue(row.getString("address"), Warehouse.Address.class),
                row.getString("carrier"));
    }
}
