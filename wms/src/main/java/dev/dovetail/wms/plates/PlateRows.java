package dev.dovetail.wms.plates;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plates in PostgreSQL. */
@Repository
class PlateRows {
    private static final String MAKE = """
        insert into wms.plate (node_id, id, number, kind, state, made_at, made_by)
        select :node, p.id, p.number, :kind, 'made', :at::timestamptz, :who
          from unnest(:ids::bigint[], :numbers::text[]) as p (id, number)
            on conflict (node_id, number) do nothing
        """;
    private static final String READ = """
        select p.id, p.number, p.kind, p.state, p.location_id, l.code
          from wms.plate p
          left join wms.location l on l.node_id = p.node_id and l.id = p.location_id
         where p.node_id = :node
        """;
    private static final String STAND = """
        update wms.plate p set state = s.state, location_id = s.location_id
          from unnest(:ids::bigint[], :states::text[], :locations::bigint[]) as s (id, state, location_id)
         where p.node_id = :node and p.id = s.id
        """;

    private final JdbcClient jdbc;
    private final IdSource ids;

    PlateRows(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Those that are there already stay as they are. */
    void make(NodeId node, Collection<String> numbers, String kind, String who, Instant at) {
        if (numbers.isEmpty()) return;
        var sorted = new TreeSet<>(numbers);
        jdbc.sql(MAKE)
                .param("node", node.value())
                .param(
                        "ids",
                        Stream.generate(() -> ids.next(node.value() & 255))
                                .limit(sorted.size())
                                .toArray(Long[]::new))
                .param("numbers", sorted.toArray(String[]::new))
                .param("kind", kind)
                .param("at", at.toString())
                .param("who", who)
                .update();
    }

    /** Locked in the order of their ids until the transaction ends, by number. */
    Map<String, Plate> lock(NodeId node, Collection<String> numbers) {
        Map<String, Plate> found = new LinkedHashMap<>();
        jdbc.sql(READ + " and p.number = any(:numbers) order by p.id for update of p")
                .param("node", node.value())
                .param("numbers", numbers.toArray(String[]::new))
                .query(PlateRows::row)
                .list()
                .forEach(one -> found.put(one.number(), one));
        return found;
    }

    Optional<Plate> find(NodeId node, String number) {
        return jdbc.sql(READ + " and p.number = :number")
                .param("node", node.value())
                .param("number", number)
                .query(PlateRows::row)
                .optional();
    }

    List<Plate> list(NodeId node, @Nullable Long location, String after, int limit) {
        return jdbc.sql(READ + (location == null ? "" : " and p.location_id = :location")
                        + " and p.number > :after order by p.number limit :limit")
                .param("node", node.value())
                .param("location", location)
                .param("after", after)
                .param("limit", limit)
                .query(PlateRows::row)
                .list();
    }

    /** Where a plate is from now on. @param location null where it is broken */
    record Stands(long id, PlateState state, @Nullable Long location) {}

    void stand(NodeId node, List<Stands> plates) {
        if (plates.isEmpty()) return;
        jdbc.sql(STAND)
                .param("node", node.value())
                .param("ids", plates.stream().map(Stands::id).toArray(Long[]::new))
                .param("states", plates.stream().map(one -> one.state().word()).toArray(String[]::new))
                .param("locations", plates.stream().map(Stands::location).toArray(Long[]::new))
                .update();
    }

    static Plate row(ResultSet row, int index) throws SQLException {
        return new Plate(
                row.getLong("id"),
                row.getString("number"),
                row.getString("kind"),
                row.getString("state"),
                row.getObject("location_id", Long.class),
                row.getString("code"));
    }
}
