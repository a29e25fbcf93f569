package dev.dovetail.wms.appointments;

import dev.dovetail.kernel.NodeId;
import java.time.DayOfWeek;
import java.time.LocalTime;
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
