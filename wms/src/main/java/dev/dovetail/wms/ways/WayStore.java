package dev.dovetail.wms.ways;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.ways.Graph.Junction;
import dev.dovetail.wms.ways.Graph.Segment;
import dev.dovetail.wms.ways.Graph.Stand;
import dev.dovetail.wms.ways.Graph.Station;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Graphs in PostgreSQL: replaced whole, with the version that whoever remembers one compares. */
@Repository
class WayStore {
    private static final String NEXT = """
            insert into wms.way_plan (node_id, version) values (:node, :version)
                on conflict (node_id) do update set version = excluded.version
            """;
    private static final String PACE = """
            insert into wms.way_plan (node_id, version, mm_per_second, turn_millis, level_millis)
            values (:node, :version, :mm, :turn, :level)
                on conflict (node_id) do update
               set mm_per_second = excluded.mm_per_second, turn_millis = excluded.turn_millis,
                   level_millis = excluded.level_millis, version = excluded.version
            """;
    private static final String JUNCTIONS = """
            insert into wms.junction (node_id, code, x_mm, y_mm)
            select :node, j.* from unnest(:codes::text[], :xs::int[], :ys::int[]) as j
            """;
    private static final String SEGMENTS = """
            insert into wms.segment (node_id, code, kind, from_junction, to_junction, length_mm, one_way)
            select :node, s.*
              from unnest(:codes::text[], :kinds::text[], :froms::text[], :tos::text[], :lengths::int[],
                          :oneWays::boolean[]) as s
            """;
    private static final String STATIONS = """
            insert into wms.station (node_id, code, kind, junction)
            select :node, s.* from unnest(:codes::text[], :kinds::text[], :junctions::text[]) as s
            """;
    private static final String STANDS = """
            insert into wms.stand (node_id, location, segment, at_mm, level)
            select :node, s.* from unnest(:codes::text[], :segments::text[], :ats::int[], :levels::int[]) as s
            """;

    private final JdbcClient jdbc;

    WayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param version another after each change */
    record Version(long version, Pace pace) {}

    Optional<Version> version(NodeId node) {
        return with("""
                        select version, mm_per_second, turn_millis, level_millis from wms.way_plan where node_id = :node
                        """, node)
                .query((row, _) -> new Version(
                        row.getLong("version"),
                        new Pace(row.getInt("mm_per_second"), row.getInt("turn_millis"), row.getInt("level_millis"))))
                .optional();
    }

    void pace(NodeId node, Pace pace, long version) {
        with(PACE, node)
                .param("version", version)
                .param("mm", pace.mmPerSecond())
                .param("turn", pace.turnMillis())
                .param("level", pace.levelMillis())
                .update();
    }

    /** Who replaces at the same moment waits: the plan's row is locked first. */
    void replace(NodeId node, Graph graph, long version) {
        with(NEXT, node).param("version", version).update();
        for (var table : List.of(
                "delete from wms.stand where node_id = :node",
                "delete from wms.station where node_id = :node",
                "delete from wms.segment where node_id = :node",
                "delete from wms.junction where node_id = :node"))
            with(table, node).update();
        var junctions = graph.junctions();
        with(JUNCTIONS, node)
                .param("codes", texts(junctions, Junction::code))
                .param("xs", numbers(junctions, Junction::xMm))
                .param("ys", numbers(junctions, Junction::yMm))
                .update();
        segments(node, graph.segments());
        var stations = graph.stations();
        with(STATIONS, node)
                .param("codes", texts(stations, Station::code))
                .param("kinds", texts(stations, one -> one.kind().word()))
                .param("junctions", texts(stations, Station::junction))
                .update();
        var stands = graph.stands();
        with(STANDS, node)
                .param("codes", texts(stands, Stand::location))
                .param("segments", texts(stands, Stand::segment))
                .param("ats", numbers(stands, Stand::atMm))
                .param("levels", numbers(stands, Stand::level))
                .update();
    }

    private void segments(NodeId node, List<Segment> segments) {
        with(SEGMENTS, node)
                .param("codes", texts(segments, Segment::code))
                .param("kinds", texts(segments, one -> one.kind().word()))
                .param("froms", texts(segments, Segment::from))
                .param("tos", texts(segments, Segment::to))
                .param("lengths", numbers(segments, Segment::lengthMm))
                .param("oneWays", segments.stream().map(Segment::oneWay).toArray(Boolean[]::new))
                .update();
    }

    Graph read(NodeId node) {
        return new Graph(
                with("select * from wms.junction where node_id = :node order by code", node)
                        .query((row, _) -> new Junction(row.getString("code"), row.getInt("x_mm"), row.getInt("y_mm")))
                        .list(),
                with("select * from wms.segment where node_id = :node order by code", node)
                        .query((row, _) -> new Segment(
                                row.getString("code"),
                                Segment.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("from_junction"),
                                row.getString("to_junction"),
                                row.getInt("length_mm"),
                                row.getBoolean("one_way")))
                        .list(),
                with("select * from wms.station where node_id = :node order by code", node)
                        .query((row, _) -> new Station(
                                row.getString("code"),
                                Station.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("junction")))
                        .list(),
                with("select * from wms.stand where node_id = :node order by location", node)
                        .query((row, _) -> new Stand(
                                row.getString("location"),
                                row.getString("segment"),
                                row.getInt("at_mm"),
                                row.getInt("level")))
                        .list());
    }

    private JdbcClient.StatementSpec with(String sql, NodeId node) {
        return jdbc.sql(sql).param("node", node.value());
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> int[] numbers(List<T> rows, ToIntFunction<T> value) {
        return rows.stream().mapToInt(value).toArray();
    }
}
