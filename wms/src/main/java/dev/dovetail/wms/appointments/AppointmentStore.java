package dev.dovetail.wms.appointments;

import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appointments in PostgreSQL. That no two stand at one door at one time is the table's own rule. */
@Repository
class AppointmentStore {
    /** Writes nothing where the key is there, or the door is taken. */
    private static final String INSERT = """
        insert into wms.appointment (node_id, id, key, door_id, delivery_id, carrier, from_at, until_at, state, made_at, made_by)
        values (:node, :id, :key, :door, :delivery::bigint, :carrier, :from::timestamptz, :until::timestamptz, 'booked',
                :at::timestamptz, :who)
            on conflict do nothing
        """;

    private static final String READ = """
        select a.id, a.key, l.code as door, d.reference as delivery, a.carrier, a.from_at, a.until_at, a.state, a.made_by,
               a.arrived_at, a.started_at, a.ended_at, a.reason
          from wms.appointment a
          join wms.location l on l.node_id = a.node_id and l.id = a.door_id
          left join wms.delivery d on d.node_id = a.node_id and d.id = a.delivery_id
         where a.node_id = :node
        """;
    private static final String TAKEN = READ + """
           and a.door_id = :door and a.id <> :id and a.state in ('booked', 'arrived', 'started')
           and tstzrange(a.from_at, a.until_at) && tstzrange(:from::timestamptz, :until::timestamptz)
         order by a.from_at limit 1
        """;
    /** What has the door at some of this time. As none is longer than 24 hours, the index by beginning finds it. */
    private static final String LIST = READ + """
           and a.from_at >= :begin::timestamptz - interval '24 hours' and a.from_at < :end::timestamptz
           and a.until_at > :begin::timestamptz
           and (a.from_at, a.id) > (select coalesce(max(p.from_at), '-infinity'), :after
                                      from wms.appointment p where p.node_id = :node and p.id = :after)
         order by a.from_at, a.id limit :limit
        """;

    private static final String STEP = """
        update wms.appointment
           set state = :state, reason = coalesce(:reason, reason),
               arrived_at = case :state when 'arrived' then coalesce(arrived_at, :at::timestamptz) else arrived_at end,
               started_at = case :state when 'started' then greatest(arrived_at, :at::timestamptz) else started_at end,
               ended_at = case when :state in ('done', 'cancelled', 'no-show')
                               then greatest(arrived_at, started_at, :at::timestamptz) end
         where node_id = :node and id = :id
        """;
    private static final String MOVE = """
        update wms.appointment set door_id = :door, from_at = :from::timestamptz, until_at = :until::timestamptz
         where node_id = :node and id = :id
        """;

    private final JdbcClient jdbc;

    AppointmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where and when. */
    record Slot(long door, Instant from, Instant until) {}

    boolean insert(NodeId node, long id, Asked asked, Slot slot, @Nullable Long delivery, String who, Instant at) {
        return bind(jdbc.sql(INSERT), node, id, slot)
                        .param("key", asked.key())
                        .param("delivery", delivery)
                        .param("carrier", asked.carrier())
                        .param("at", at.toString())
                        .param("who", who)
                        .update()
                > 0;
    }

    Optional<Appointment> findByKey(NodeId node, String key) {
        return jdbc.sql(READ + " and a.key = :key")
                .param("node", node.value())
                .param("key", key)
                .query(AppointmentStore::row)
                .optional();
    }

    /** Locked until the transaction ends. */
    Optional<Appointment> lock(NodeId node, long id) {
        return jdbc.sql(READ + " and a.id = :id for update of a")
                .param("node", node.value())
                .param("id", id)
                .query(AppointmentStore::row)
                .optional();
    }

    Optional<Appointment> find(NodeId node, long id) {
        return jdbc.sql(READ + " and a.id = :id")
                .param("node", node.value())
                .param("id", id)
                .query(AppointmentStore::row)
                .optional();
    }

    /** Another appointment that has the door at some of this time. */
    Optional<Appointment> taken(NodeId node, long id, Slot slot) {
        return bind(jdbc.sql(TAKEN), node, id, slot)
                .query(AppointmentStore::row)
                .optional();
    }

    void step(NodeId node, long id, String state, @Nullable String reason, Instant at) {
        jdbc.sql(STEP)
                .param("node", node.value())
                .param("id", id)
                .param("state", state)
                .param("reason", reason)
                .param("at", at.toString())
                .update();
    }

    /** Fails on the table's own rule where the door is taken meanwhile. */
    void move(NodeId node, long id, Slot slot) {
        bind(jdbc.sql(MOVE), node, id, slot).update();
    }

    List<Appointment> list(NodeId node, Instant begin, Instant end, long after, int limit) {
        return jdbc.sql(LIST)
                .param("node", node.value())
                .param("begin", begin.toString())
                .param("end", end.toString())
                .param("after", after)
                .param("limit", limit)
                .query(AppointmentStore::row)
                .list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, NodeId node, long id, Slot slot) {
        return statement
                .param("node", node.value())
                .param("id", id)
                .param("door", slot.door())
                .param("from", slot.from().toString())
                .param("until", slot.until().toString());
    }

    private static Appointment row(ResultSet row, int index) throws SQLException {
        return new Appointment(
                row.getLong("id"),
                row.getString("key"),
                row.getString("door"),
                row.getString("delivery"),
                row.getString("carrier"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("made_by"),
                instant(row, "arrived_at"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
