package dev.dovetail.oms.fulfillment;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Channels' cancel requests, in {@code oms.cancel_request}; each lives in the slot of its own number. */
@Repository
class CancelRequestStore {
    private static final String ANSWERED = """
            update oms.cancel_request
               set cancelled = cancelled + ?, asked = asked - ?,
                   outcome = case when asked > ? then 'pending' when cancelled + ? > 0 then 'accepted' else 'needs-return' end
             where slot = ? and id = ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CancelRequestStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Claims the request's name; false where it was asked before. One that is just being asked is waited for. */
    boolean claim(long id, int client, CancelAsk ask, Instant at) {
        return jdbc.sql("""
                        insert into oms.cancel_request (slot, id, client_id, channel, external_number, external_line,
                            customer, sku, quantity, outcome, received_at)
                        values (:slot, :id, :client, :channel, :number, :line, :customer, :sku, :quantity, 'pending', :at)
                        on conflict (slot, client_id, channel, external_number, external_line) do nothing
                        """)
                        .param("slot", Slot.of(id))
                        .param("id", id)
                        .param("client", client)
                        .param("channel", ask.channel())
                        .param("number", ask.number())
                        .param("line", ask.line())
                        .param("customer", ask.customer())
                        .param("sku", ask.sku())
                        .param("quantity", ask.quantity())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<OrderId> latestOrder(int client, CancelAsk ask) {
        if (ask.customer() == null) return Optional.empty();
        return jdbc.sql("""
                select o.id from oms.sales_order o
                 where o.client_id = :client and o.channel = :channel and o.customer = :customer
                   and exists (select 1 from oms.order_line l
                                where l.slot = o.slot and l.order_id = o.id and l.client_id = o.client_id and l.sku = :sku)
                 order by o.placed_at desc, o.id desc limit 1
                """)
                .param("client", client)
                .param("channel", ask.channel())
                .param("customer", ask.customer())
                .param("sku", ask.sku())
                .query((row, _) -> new OrderId(row.getLong(1)))
                .optional();
    }

    void settle(long id, String outcome, @Nullable OrderId order, long cancelled, long asked) {
        jdbc.sql("""
                update oms.cancel_request
                   set outcome = :outcome, order_id = :order, cancelled = :cancelled, asked = :asked
                 where slot = :slot and id = :id
                """)
                .param("slot", Slot.of(id))
                .param("id", id)
                .param("outcome", outcome)
                .param("order", order == null ? null : order.value())
                .param("cancelled", cancelled)
                .param("asked", asked)
                .update();
    }

    private record Answer(long granted, long refused) {
        Answer plus(Answer other) {
            return new Answer(granted + other.granted, refused + other.refused);
        }
    }

    /** @param requests the request behind each withdrawal that has one */
    void answered(List<NodeFact.WithdrawalAnswered> answers, Map<Long, Long> requests) {
        var sums = new TreeMap<Long, Answer>();
        for (var answer : answers) {
            var request = requests.get(answer.withdrawal());
            if (request != null)
                sums.merge(request, new Answer(units(answer.granted()), units(answer.refused())), Answer::plus);
        }
        batches.batchUpdate(
                ANSWERED,
                sums.entrySet().stream()
                        .map(e -> new Object[] {
                            e.getValue().granted(),
                            e.getValue().granted() + e.getValue().refused(),
                            e.getValue().granted() + e.getValue().refused(),
                            e.getValue().granted(),
                            Slot.of(e.getKey()),
                            e.getKey()
                        })
                        .toList());
    }

    Optional<CancelRequest> find(long id) {
        return jdbc.sql("select * from oms.cancel_request where slot = :slot and id = :id")
                .param("slot", Slot.of(id))
                .param("id", id)
                .query((row, _) -> row(row))
                .optional();
    }

    CancelRequest get(int slot, int client, CancelAsk ask) {
        return jdbc.sql("""
                select * from oms.cancel_request
                 where slot = :slot and client_id = :client and channel = :channel and external_number = :number
                   and external_line = :line
                """)
                .param("slot", slot)
                .param("client", client)
                .param("channel", ask.channel())
                .param("number", ask.number())
                .param("line", ask.line())
                .query((row, _) -> row(row))
                .single();
    }

    private static long units(List<NodeFact.Line> lines) {
        return lines.stream().mapToLong(NodeFact.Line::quantity).sum();
    }

    private static CancelRequest row(ResultSet row) throws SQLException {
        return new CancelRequest(
                row.getString("id"),
                row.getInt("client_id"),
                row.getString("channel"),
                row.getString("external_number"),
                row.getInt("external_line"),
                row.getString("sku"),
                row.getLong("quantity"),
                row.getString("outcome"),
                row.getString("order_id"),
                row.getLong("cancelled"),
                row.getLong("asked"));
    }
}
