package dev.dovetail.oms.routing;

import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.decisions.Remade;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads captured orders with what was in view, in a transaction that the database holds read-only. */
@Component
class PastOrders {
    /** Orders to be released come first, whatever their age; the others by age. */
    private static final String IDS = """
            select o.id, o.external_number, o.promised_on,
                   exists (select from oms.order_line l
                            where l.slot = o.slot and l.order_id = o.id and (l.reserved > 0 or l.open > 0)) as open
              from oms.sales_order o
             where (o.slot, o.id) in (
                     (select newest.slot, newest.id from unnest(:clients) as c(id)
                       cross join lateral (select slot, id from oms.sales_order
                                            where client_id = c.id order by id desc limit :last) newest
                       order by newest.id desc limit :last)
                      union
                     (select waiting.slot, waiting.id from unnest(:clients) as c(id)
                       cross join unnest(array['captured', 'held']) as s(status)
                       cross join lateral (select slot, id from oms.sales_order
                                            where client_id = c.id and status = s.status
                                            order by id desc limit :most) waiting
                       limit :most))
             order by o.id desc limit :most
            """;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final TransactionTemplate reading;

    PastOrders(JdbcClient jdbc, Decisions decisions, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
    }

    /** @param open whether units of it are still to be released */
    record Past(
            long order,
            String number,
            boolean open,
            @Nullable LocalDate promisedOn,
            Demand demand,
            Snapshot snapshot) {}

    private record Head(
            long id, String number, boolean open, @Nullable LocalDate promisedOn) {}

    List<Past> read(int client, int last, int most) {
        return java.util.Objects.requireNonNull(reading.execute(_ -> {
            var heads = jdbc.sql(IDS)
                    .param("clients", new int[] {client})
                    .param("last", last)
                    .param("most", most)
                    .query((row, _) -> new Head(
                            row.getLong("id"),
                            row.getString("external_number"),
                            row.getBoolean("open"),
                            row.getObject("promised_on", LocalDate.class)))
                    .list();
            var remade = decisions.captures(heads.stream().mapToLong(Head::id).toArray());
            return heads.stream()
                    .filter(head -> remade.containsKey(head.id()))
                    .map(head -> past(head, java.util.Objects.requireNonNull(remade.get(head.id()))))
                    .toList();
        }));
    }

    private static Past past(Head head, Remade remade) {
        return new Past(head.id(), head.number(), head.open(), head.promisedOn(), remade.demand(), remade.snapshot());
    }
}
