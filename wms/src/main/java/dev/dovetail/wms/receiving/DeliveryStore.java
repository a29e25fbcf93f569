package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.receiving.Receiving.Announced;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries and their lines in PostgreSQL, as they are announced and read. */
@Repository
class DeliveryStore {
    private static final String INSERT = """
        insert into wms.delivery (node_id, id, reference, supplier, state, expected_on, made_at, transfer_id, parcel_id)
        values (:node, :id, :reference, :supplier, 'expected', :expectedOn::date, :at::timestamptz, :transfer, :parcel)
            on conflict (node_id, reference) do update
           set supplier = excluded.supplier, expected_on = excluded.expected_on, blind = 'announced',
               collects_on = null, state = 'arrived', version = delivery.version + 1
         where delivery.blind = 'open' and excluded.transfer_id is null
        returning id
        """;
    private static final String INSERT_LINES = """
        insert into wms.delivery_line (node_id, delivery_id, client_id, sku, expected)
        select :node, :id, u.*
          from unnest(:clients::int[], :skus::text[], :quantities::bigint[]) as u (client_id, sku, quantity)
         order by client_id, sku
            on conflict (node_id, delivery_id, client_id, sku) do update set expected = excluded.expected
        """;
    private static final String READ = """
        select d.id, d.reference, d.supplier, d.state, d.expected_on, d.made_at, d.blind, d.matched_to
          from wms.delivery d
         where d.node_id = :node
        """;
    private static final String ON_DOCKS = """
        select l.node_id, count(*) as lines, sum(l.received - l.put_away) as units, min(d.made_at) as oldest
          from wms.delivery_line l
          join wms.delivery d on d.node_id = l.node_id and d.id = l.delivery_id
         where l.put_away < l.received group by l.node_id order by l.node_id
        """;
    private static final String TO_PUT_AWAY = """
        select d.reference, d.supplier, l.client_id, l.sku, l.received, l.received - l.put_away as waiting, d.made_at
          from wms.delivery_line l
          join wms.delivery d on d.node_id = l.node_id and d.id = l.delivery_id
         where l.node_id = :node and l.put_away < l.received
         order by d.made_at, d.id, l.client_id, l.sku limit :limit
        """;
    private static final String LINES = """
        select client_id, sku, expected, received, put_away, matched from wms.delivery_line
         where node_id = :node and delivery_id = :id order by client_id, sku
        """;

    private final JdbcClient jdbc;
    private final IdSource ids;

    DeliveryStore(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** What came before it was announced is the same delivery. */
    Announced expect(NodeId node, ExpectedDelivery delivery, Instant at) {
        var carton = delivery.carton();
        var made = jdbc.sql(INSERT)
                .param("node", node.value())
                .param("id", ids.next(node.value() & 255))
                .param("reference", delivery.reference())
                .param("supplier", delivery.supplier())
                .param("expectedOn", text(delivery.expectedOn()))
                .param("at", at.toString())
                .param("transfer", carton == null ? null : carton.transfer().value())
                .param("parcel", carton == null ? null : carton.parcel().value())
                .query(Long.class)
                .optional();
        made.ifPresent(id -> insertLines(node, id, delivery.lines()));
        var stored = find(node, delivery.reference()).orElseThrow();
        if (made.isEmpty() && !same(stored, delivery))
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    new Refusal("receiving.reference-taken", Map.of("reference", delivery.reference())));
        return new Announced(stored, made.isEmpty());
    }

    private void insertLines(NodeId node, long id, List<ExpectedDelivery.Line> lines) {
        jdbc.sql(INSERT_LINES)
                .param("node", node.value())
                .param("id", id)
                .param(
                        "clients",
                        lines.stream().mapToInt(line -> line.sku().client()).toArray())
                .param("skus", lines.stream().map(line -> line.sku().code()).toArray(String[]::new))
                .param(
                        "quantities",
                        lines.stream()
                                .mapToLong(ExpectedDelivery.Line::quantity)
                                .toArray())
                .update();
    }

    private static boolean same(Delivery stored, ExpectedDelivery delivery) {
        var expected = stored.lines().stream()
                .filter(line -> line.expected() > 0)
                .map(line -> new ExpectedDelivery.Line(line.sku(), line.expected()))
                .toList();
        var asked = delivery.lines().stream()
                .sorted(Comparator.comparing(ExpectedDelivery.Line::sku))
                .toList();
        return stored.supplier().equals(delivery.supplier())
                && expected.stream()
                        .sorted(Comparator.comparing(ExpectedDelivery.Line::sku))
                        .toList()
                        .equals(asked);
    }

    Optional<Delivery> find(NodeId node, String idOrReference) {
        var id = idOrReference.matches("[1-9][0-9]{0,17}") ? Long.parseLong(idOrReference) : 0;
        return jdbc.sql(READ + " and (d.reference = :name or d.id = :id) order by d.reference = :name desc limit 1")
                .param("node", node.value())
                .param("name", idOrReference)
                .param("id", id)
                .query(DeliveryStore::head)
                .optional()
                .map(head -> with(head, lines(node, head.id())));
    }

    Delivery get(NodeId node, String idOrReference) {
        return find(node, idOrReference)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("receiving.no-such-delivery", Map.of("delivery", idOrReference))));
    }

    List<Delivery> list(NodeId node, @Nullable String state, @Nullable String blind, long after, int limit) {
        var where = " and d.id > :after" + (state == null ? "" : " and d.state = :state")
                + (blind == null ? "" : " and d.blind = :blind");
        return jdbc.sql(READ + where + " order by d.id limit :limit")
                .param("node", node.value())
                .param("state", state)
                .param("blind", blind)
                .param("after", after)
                .param("limit", limit)
                .query(DeliveryStore::head)
                .list();
    }

    List<ReceivingView.OnDocks> onDocks() {
        return jdbc.sql(ON_DOCKS)
                .query((row, _) -> new ReceivingView.OnDocks(
                        new NodeId(row.getInt("node_id")),
                        row.getLong("lines"),
                        row.getLong("units"),
                        row.getObject("oldest", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<ReceivingView.ToPutAway> toPutAway(NodeId node, int limit) {
        return jdbc.sql(TO_PUT_AWAY)
                .param("node", node.value())
                .param("limit", limit)
                .query((row, _) -> new ReceivingView.ToPutAway(
                        row.getString("reference"),
                        row.getString("supplier"),
                        new Sku(row.getInt("client_id"), row.getString("sku")),
                        row.getLong("received"),
                        row.getLong("waiting"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<Delivery.Line> lines(NodeId node, long id) {
        return jdbc.sql(LINES)
                .param("node", node.value())
                .param("id", id)
                .query((row, _) -> new Delivery.Line(
                        new Sku(row.getInt("client_id"), row.getString("sku")),
                        row.getLong("expected"),
                        row.getLong("received"),
                        row.getLong("put_away"),
                        row.getLong("matched")))
                .list();
    }

    private static Delivery with(Delivery head, List<Delivery.Line> lines) {
        return new Delivery(
                head.id(),
                head.reference(),
                head.supplier(),
                head.state(),
                head.expectedOn(),
                head.madeAt(),
                head.blind(),
                head.matchedTo(),
                lines);
    }

    static Delivery head(ResultSet row, int index) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("supplier"),
                row.getString("state"),
                row.getObject("expected_on", LocalDate.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("blind"),
                row.getObject("matched_to", Long.class),
                List.of());
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
