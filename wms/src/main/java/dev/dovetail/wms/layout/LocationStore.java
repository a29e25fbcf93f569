package dev.dovetail.wms.layout;

import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Locations in PostgreSQL. Its id, code and kind never change; where it stands may. */
@Repository
class LocationStore {
    private static final String INSERT = """
            insert into wms.location (node_id, id, code, kind, zone, aisle, bay, level, side, width_mm, depth_mm, height_mm,
                                      weight_limit_grams, check_digits)
            select :node, p.*
              from unnest(:ids::bigint[], :codes::text[], :kinds::text[], :zones::text[], :aisles::int[],
                          :bays::int[], :levels::int[], :sides::text[], :widths::int[], :depths::int[], :heights::int[],
                          :weights::int[], :digits::text[]) as p
            """;
    private static final String OR_CHANGE = """
                on conflict (node_id, code) do update
               set zone = excluded.zone, aisle = excluded.aisle, bay = excluded.bay, level = excluded.level,
                   side = excluded.side, width_mm = excluded.width_mm, depth_mm = excluded.depth_mm,
                   height_mm = excluded.height_mm, weight_limit_grams = excluded.weight_limit_grams,
                   check_digits = excluded.check_digits
             where location.kind = excluded.kind
            returning code
            """;
    private static final String OR_LEAVE = "on conflict do nothing";

    /** Up the odd aisles and down the even ones, zone by zone; within a bay from the lowest level up. */
    private static final String WALK = """
            update wms.location l set walk = w.walk
              from (select id, row_number() over (
                              order by zone nulls last, aisle nulls last,
                                       case when aisle % 2 = 0 then -bay else bay end, level, side, code)::int as walk
                      from wms.location
                     where node_id = :node and kind in ('bin', 'reserve')) w
             where l.node_id = :node and l.id = w.id and l.walk is distinct from w.walk
            """;

    private static final String READ = """
            select id, code, kind, zone, aisle, bay, level, walk, width_mm, depth_mm, height_mm, weight_limit_grams,
                   check_digits, blocked_for, side
              from wms.location
            """;

    private final JdbcClient jdbc;

    LocationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void putVirtual(NodeId node) {
        var kinds = List.of(Location.Kind.values()).subList(0, (int) Location.PRODUCTION);
        var planned = kinds.stream()
                .map(kind -> PlannedLocation.of(kind.word().toUpperCase(java.util.Locale.ROOT), kind))
                .toList();
        putNew(
                node,
                planned,
                Map.of(),
                kinds.stream().map(kind -> kind.ordinal() + 1L).toList());
    }

    /** Returns the codes that were made or changed: a code that is there as another kind is left alone. */
    Set<String> put(NodeId node, List<PlannedLocation> planned, Map<String, String> digits, List<Long> ids) {
        return new HashSet<>(insert(INSERT + OR_CHANGE, node, planned, digits, ids)
                .query(String.class)
                .list());
    }

    void putNew(NodeId node, List<PlannedLocation> planned, Map<String, String> digits, List<Long> ids) {
        insert(INSERT + OR_LEAVE, node, planned, digits, ids).update();
    }

    private JdbcClient.StatementSpec insert(
            String sql, NodeId node, List<PlannedLocation> planned, Map<String, String> digits, List<Long> ids) {
        return jdbc.sql(sql)
                .param("node", node.value())
                .param("ids", ids.toArray(Long[]::new))
                .param("codes", texts(planned, PlannedLocation::code))
                .param("kinds", texts(planned, one -> one.kind().word()))
                .param("zones", texts(planned, PlannedLocation::zone))
                .param("aisles", numbers(planned, PlannedLocation::aisle))
                .param("bays", numbers(planned, PlannedLocation::bay))
                .param("levels", numbers(planned, PlannedLocation::level))
                .param("sides", texts(planned, PlannedLocation::side))
                .param("widths", numbers(planned, one -> one.size().widthMm()))
                .param("depths", numbers(planned, one -> one.size().depthMm()))
                .param("heights", numbers(planned, one -> one.size().heightMm()))
                .param("weights", numbers(planned, one -> one.size().weightLimitGrams()))
                .param("digits", texts(planned, one -> digits.get(one.code())));
    }

    /** Bins and reserves, all of them. */
    List<Location> shelves(NodeId node) {
        return jdbc.sql(READ + "where node_id = :node and kind in ('bin', 'reserve')")
                .param("node", node.value())
                .query(LocationStore::row)
                .list();
    }

    /** Returns whether there is such a shelf. @param reason why nothing may be put in; null where something may */
    boolean block(NodeId node, String code, @Nullable String reason) {
        return jdbc.sql("""
                        update wms.location set blocked_for = :reason::text
                         where node_id = :node and code = :code and kind in ('bin', 'reserve')
                        """)
                        .param("node", node.value())
                        .param("code", code)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    void layWalk(NodeId node) {
        jdbc.sql(WALK).param("node", node.value()).update();
    }

    /** @param walk the codes of all that is walked to, in order */
    void layWalk(NodeId node, List<String> walk) {
        jdbc.sql("""
                        update wms.location l set walk = w.walk
                          from unnest(:codes::text[]) with ordinality as w (code, walk)
                         where l.node_id = :node and l.code = w.code and l.walk is distinct from w.walk
                        """)
                .param("node", node.value())
                .param("codes", walk.toArray(String[]::new))
                .update();
    }

    /** The first bins and reserves that are not in the walk. */
    List<String> offTheWalk(NodeId node, List<String> walk, int limit) {
        return jdbc.sql("""
                        select code from wms.location
                         where node_id = :node and kind in ('bin', 'reserve') and code <> all (:codes)
                         order by code limit :limit
                        """)
                .param("node", node.value())
                .param("codes", walk.toArray(String[]::new))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    Map<String, Location> byCode(NodeId node, Collection<String> codes) {
        return keyed(
                jdbc.sql(READ + "where node_id = :node and code = any(:codes)")
                        .param("node", node.value())
                        .param("codes", codes.toArray(String[]::new)),
                Location::code);
    }

    void lock(NodeId node, Collection<String> codes) {
        jdbc.sql(
                        "select id from wms.location where node_id = :node and code = any(:codes) order by id for no key update")
                .param("node", node.value())
                .param("codes", codes.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    Map<Long, Location> byId(NodeId node, Collection<Long> ids) {
        return keyed(
                jdbc.sql(READ + "where node_id = :node and id = any(:ids)")
                        .param("node", node.value())
                        .param("ids", ids.toArray(Long[]::new)),
                Location::id);
    }

    List<Location> list(NodeId node, Location.@Nullable Kind kind, @Nullable String after, int limit) {
        return jdbc.sql(READ + """
                         where node_id = :node and (:kind::text is null or kind = :kind) and code > :after
                         order by code limit :limit
                        """)
                .param("node", node.value())
                .param("kind", kind == null ? null : kind.word())
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(LocationStore::row)
                .list();
    }

    private static <K> Map<K, Location> keyed(JdbcClient.StatementSpec statement, Function<Location, K> key) {
        Map<K, Location> found = new LinkedHashMap<>();
        statement.query(LocationStore::row).list().forEach(one -> found.put(key.apply(one), one));
        return found;
    }

    private static Location row(ResultSet row, int index) throws SQLException {
        return new Location(
                row.getLong("id"),
                row.getString("code"),
                Location.Kind.of(row.getString("kind")),
                row.getString("zone"),
                (Integer) row.getObject("aisle"),
                (Integer) row.getObject("bay"),
                (Integer) row.getObject("level"),
                row.getInt("walk"),
                new Location.Size(
                        (Integer) row.getObject("width_mm"),
                        (Integer) row.getObject("depth_mm"),
                        (Integer) row.getObject("height_mm"),
                        (Integer) row.getObject("weight_limit_grams")),
                row.getString("check_digits"),
                row.getString("blocked_for"),
                row.getString("side"));
    }

    private static String[] texts(List<PlannedLocation> rows, Function<PlannedLocation, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static Integer[] numbers(List<PlannedLocation> rows, Function<PlannedLocation, @Nullable Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }
}
