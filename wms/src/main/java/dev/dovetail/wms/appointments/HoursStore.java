package dev.dovetail.wms.appointments;

import dev.dovetail.kernel.NodeId;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hours of doors: {@code wms.door_hours}. */
@Repository
class HoursStore {
    private static final String PUT = """
        insert into wms.door_hours (node_id, door_id, weekday, opens, closes)
        select :node, :door, h.* from unnest(:days::int[], :opens::time[], :closes::time[]) as h
        """;

    private final JdbcClient jdbc;

    HoursStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(NodeId node, long door, Hours hours) {
        jdbc.sql("delete from wms.door_hours where node_id = :node and door_id = :door")
                .param("node", node.value())
                .param("door", door)
                .update();
        var days = hours.hours();
        jdbc.sql(PUT)
                .param("node", node.value())
                .param("door", door)
                .param(
                        "days",
                        days.stream().mapToInt(day -> day.of().getValue()).toArray())
                .param("opens", days.stream().map(day -> day.from().toString()).toArray(String[]::new))
                .param("closes", days.stream().map(day -> day.to().toString()).toArray(String[]::new))
                .update();
    }

    /** Of each door that has hours, those of one day of the week. */
    List<Appointments.Opening> openings(NodeId node, DayOfWeek day) {
        return jdbc.sql("""
            select l.code, min(h.opens) filter (where h.weekday = :day) as opens,
                   min(h.closes) filter (where h.weekday = :day) as closes
              from wms.door_hours h
              join wms.location l on l.node_id = h.node_id and l.id = h.door_id
             where h.node_id = :node group by l.code order by l.code
            """)
                .param("node", node.value())
                .param("day", day.getValue())
                .query((row, _) -> new Appointments.Opening(
                        row.getString("code"),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list();
    }

    Hours of(NodeId node, long door) {
        return new Hours(jdbc.sql("""
            select weekday, opens, closes from wms.door_hours
             where node_id = :node and door_id = :door order by weekday
            """)
                .param("node", node.value())
                .param("door", door)
                .query((row, _) -> new Hours.Day(
                        DayOfWeek.of(row.getInt("weekday")).name().toLowerCase(Locale.ROOT),
                        row.getObject("opens", LocalTime.class).toString(),
                        row.getObject("closes", LocalTime.class).toString()))
                .list());
    }
}
