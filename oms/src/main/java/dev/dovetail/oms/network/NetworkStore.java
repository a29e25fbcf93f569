package dev.dovetail.oms.network;

import static java.util.stream.Collectors.joining;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Nodes and channels: small reference tables, read whole. */
@Repository
class NetworkStore {
    private static final String PUT_NODE = """
        insert into oms.node as n (node_id, code, name, kind, lat, lon, zone, working_days, holidays, cutoff,
               handling_days, ships, handling_minor, address, unit_handling_minor, parcels_a_day, paused_until,
               channels, regions, groups, pickup)
        values (:id, :code, :name, :kind, :lat, :lon, :zone, :days, :holidays::date[], :cutoff,
               :handlingDays, :ships, :handlingMinor, :address, :unitMinor, :parcelsADay, :pausedUntil,
               :channels, :regions, :groups, :pickup)
        on conflict (node_id) do update
           set name = excluded.name, kind = excluded.kind, lat = excluded.lat, lon = excluded.lon,
               zone = excluded.zone, working_days = excluded.working_days, holidays = excluded.holidays,
               cutoff = excluded.cutoff, handling_days = excluded.handling_days, ships = excluded.ships,
               handling_minor = excluded.handling_minor, address = excluded.address,
               unit_handling_minor = excluded.unit_handling_minor, parcels_a_day = excluded.parcels_a_day,
               paused_until = excluded.paused_until, channels = excluded.channels, regions = excluded.regions,
               groups = excluded.groups, pickup = excluded.pickup, version = n.version + 1
        """;

    private final JdbcClient jdbc;
    private final Json json;

    NetworkStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Node> nodes() {
        return jdbc.sql("""
            select node_id, code, name, kind, lat, lon, zone, working_days, holidays, cutoff, handling_days,
                   ships, handling_minor, address, unit_handling_minor, parcels_a_day, paused_until,
                   channels, regions, groups, pickup, offline_since
              from oms.node order by node_id
            """).query((row, _) -> node(row)).list();
    }

    Set<NodeId> offline() {
        return Set.copyOf(jdbc.sql("select node_id from oms.node where offline_since is not null")
                .query((row, _) -> new NodeId(row.getInt("node_id")))
                .list());
    }

    /** Answers whether it was online until now. */
    boolean offline(NodeId node, String reason, Instant at) {
        return jdbc.sql("""
            update oms.node set offline_since = :at, offline_reason = :reason, version = version + 1
             where node_id = :node and offline_since is null
            """)
                        .param("at", utc(at))
                        .param("reason", reason)
                        .param("node", node.value())
                        .update()
                > 0;
    }

    /** Answers whether it was offline until now. */
    boolean online(NodeId node) {
        return jdbc.sql("""
            update oms.node set offline_since = null, offline_reason = null, version = version + 1
             where node_id = :node and offline_since is not null
            """).param("node", node.value()).update() > 0;
    }

    List<Channel> channels() {
        return jdbc.sql("""
            select code, client_id, name, policy, currency, remorse_seconds, partner, attempts, events, preorder
              from oms.channel order by code
            """).query((row, _) -> channel(row)).list();
    }

    void put(Node node) {
        var calendar = node.calendar();
        jdbc.sql(PUT_NODE)
                .param("id", node.id().value())
                .param("code", node.code())
                .param("name", node.name())
                .param("kind", node.kind().word())
                .param("lat", node.at().lat())
                .param("lon", node.at().lon())
                .param("zone", calendar.zone().getId())
                .param("days", days(calendar))
                .param("holidays", holidays(calendar))
                .param("cutoff", calendar.cutoff())
                .param("handlingDays", calendar.handlingDays())
                .param("ships", node.ships())
                .param("handlingMinor", node.effort().parcelMinor())
                .param("unitMinor", node.effort().unitMinor())
                .param("parcelsADay", node.effort().parcelsADay())
                .param("pausedUntil", utc(node.effort().pausedUntil()))
                .param("channels", sorted(node.reach().channels()))
                .param("regions", sorted(node.reach().regions()))
                .param("groups", sorted(node.reach().groups()))
                .param("pickup", node.reach().pickup())
                .param("address", json.write(node.address()))
                .update();
    }

    /** Answers whether it was written: a code that is another client's is not. */
    boolean put(Channel channel) {
        return jdbc.sql("""
            insert into oms.channel as c (code, client_id, name, policy, currency, remorse_seconds, partner, attempts,
                   events, preorder)
            values (:code, :client, :name, :policy, :currency, :remorse, :partner, :attempts,
                   nullif(cast(:events as text[]), '{}'), :preorder)
            on conflict (code) do update
               set name = excluded.name, policy = excluded.policy, currency = excluded.currency,
                   remorse_seconds = excluded.remorse_seconds, partner = excluded.partner,
                   attempts = excluded.attempts, events = excluded.events,
                   preorder = excluded.preorder, version = c.version + 1
             where c.client_id = excluded.client_id
            """)
                        .param("code", channel.code())
                        .param("client", channel.client())
                        .param("name", channel.name())
                        .param("policy", channel.policy().word())
                        .param("currency", channel.currency().getCurrencyCode())
                        .param("remorse", channel.remorse().toSeconds())
                        .param("partner", channel.partner())
                        .param("attempts", channel.attempts())
                        .param("events", channel.events().toArray(String[]::new))
                        .param("preorder", channel.preorder())
                        .update()
                > 0;
    }

    private Node node(ResultSet row) throws SQLException {
        return new Node(
                new NodeId(row.getInt("node_id")),
                text(row, "code"),
                text(row, "name"),
                Node.Kind.of(text(row, "kind")).orElseThrow(),
                new Place(row.getDouble("lat"), row.getDouble("lon")),
                calendar(row),
                row.getBoolean("ships"),
                reach(row),
                effort(row),
                json.read(text(row, "address"), Node.Address.class));
    }

    private static Node.Reach reach(ResultSet row) throws SQLException {
        return new Node.Reach(
                words(row, "channels"), words(row, "regions"), words(row, "groups"), row.getBoolean("pickup"));
    }

    private static Node.Effort effort(ResultSet row) throws SQLException {
        return new Node.Effort(
                row.getLong("handling_minor"),
                row.getLong("unit_handling_minor"),
                row.getObject("parcels_a_day", Integer.class),
                instant(row, "paused_until"),
                instant(row, "offline_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    private static String[] sorted(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }

    private static WorkingCalendar calendar(ResultSet row) throws SQLException {
        var holidays = (Date[]) row.getArray("holidays").getArray();
        return new WorkingCalendar(
                ZoneId.of(text(row, "zone")),
                days(text(row, "working_days")),
                Arrays.stream(holidays).map(Date::toLocalDate).collect(Collectors.toSet()),
                row.getObject("cutoff", LocalTime.class),
                row.getInt("handling_days"));
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                text(row, "code"),
                row.getInt("client_id"),
                text(row, "name"),
                Channel.Policy.of(text(row, "policy")).orElseThrow(),
                Currency.getInstance(text(row, "currency")),
                Duration.ofSeconds(row.getLong("remorse_seconds")),
                row.getString("partner"),
                row.getInt("attempts"),
                events(row),
                row.getBoolean("preorder"));
    }

    private static List<String> events(ResultSet row) throws SQLException {
        var events = row.getArray("events");
        return events == null ? List.of() : List.of((String[]) events.getArray());
    }

    private static String[] holidays(WorkingCalendar calendar) {
        return calendar.holidays().stream().sorted().map(LocalDate::toString).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static String days(WorkingCalendar calendar) {
        return calendar.workingDays().stream()
                .sorted()
                .map(d -> d.name().substring(0, 3))
                .collect(joining(","));
    }

    static Set<DayOfWeek> days(String listed) {
        return Arrays.stream(listed.split(","))
                .map(short3 -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().startsWith(short3))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toSet());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }
}
