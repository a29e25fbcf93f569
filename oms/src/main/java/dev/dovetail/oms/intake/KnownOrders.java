package dev.dovetail.oms.intake;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.intake.NormalOrder.Hash;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers orders whose keys are taken: the same order again, or a conflict. One statement finds out, two more where any is. */
@Component
class KnownOrders {
    private static final String CLAIMED = """
            select c.key_hash, c.id
              from unnest(:slots::smallint[], :hashes::bytea[]) as k(slot, key_hash)
              join oms.order_claim c on c.slot = k.slot and c.key_hash = k.key_hash
            """;
    private static final String CONTENTS = """
            select o.id, o.content_hash from unnest(:ids::bigint[]) as want(id)
              join oms.sales_order o on o.slot = want.id & 255 and o.id = want.id
            """;

    private final JdbcClient jdbc;
    private final OrderBook book;

    KnownOrders(JdbcClient jdbc, OrderBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** Answers those that are known and returns the others. */
    List<Waiting> answer(List<Waiting> batch) {
        var claimed = claimed(batch);
        if (claimed.isEmpty()) return batch;
        var ids = claimed.values().stream().distinct().toList();
        var contents = contents(ids);
        var views = book.findOrders(ids);
        var fresh = new ArrayList<Waiting>();
        for (var waiting : batch) {
            var keys = waiting.order().keys();
            var stored = claimed.get(keys.business());
            var keyed = claimed.get(keys.header());
            if (stored == null && keyed == null) fresh.add(waiting);
            else if (keyed != null && !keyed.equals(stored)) refuse(waiting, reused(keyed, views.get(keyed)));
            else answerStored(waiting, Objects.requireNonNull(stored), contents, views);
        }
        return fresh;
    }

    private static void answerStored(
            Waiting waiting, OrderId stored, Map<OrderId, Hash> contents, Map<OrderId, OrderView> views) {
        var view = Objects.requireNonNull(views.get(stored));
        boolean own = stored.equals(waiting.order().id());
        if (waiting.order().keys().content().equals(contents.get(stored)))
            waiting.answer().complete(new Captured(view, !own));
        else if (waiting.order().revision() > view.revision())
            waiting.answer().completeExceptionally(new HigherRevision(view));
        else refuse(waiting, conflict(waiting.order(), view));
    }

    private static void refuse(Waiting waiting, Refusal refusal) {
        waiting.answer().completeExceptionally(new Refused(Refused.Kind.CONFLICT, refusal));
    }

    private static Refusal reused(OrderId first, @Nullable OrderView stored) {
        return new Refusal(
                "orders.idempotency-key-reused",
                Map.of("orderId", first.toString(), "number", stored == null ? "" : stored.number()));
    }

    private static Refusal conflict(NormalOrder received, OrderView stored) {
        return new Refusal("orders.conflict", Map.of("stored", stored, "received", Received.of(received)));
    }

    /** What was received, as far as it may be shown: no person, and in the normal form that was compared. */
    private record Received(
            String number,
            String channel,
            int revision,
            @Nullable String customer,
            java.time.Instant placedAt,
            String service,
            String total,
            List<Line> lines) {
        record Line(int line, String sku, long ordered, java.math.BigDecimal unitPrice, String unit) {}

        static Received of(NormalOrder order) {
            return new Received(
                    order.number(),
                    order.channel().code(),
                    order.revision(),
                    order.customer(),
                    order.placedAt(),
                    order.service(),
                    new dev.dovetail.kernel.Money(
                                    order.amounts().total(), order.channel().currency())
                            .amount()
                            .toPlainString(),
                    order.lines().stream()
                            .map(line -> new Line(
                                    line.line(), line.sku().code(), line.quantity(), line.unitPrice(), line.unit()))
                            .toList());
        }
    }

    private Map<Hash, OrderId> claimed(List<Waiting> batch) {
        var hashes = new ArrayList<Hash>();
        for (var waiting : batch) {
            hashes.add(waiting.order().keys().business());
            hashes.add(waiting.order().keys().header());
        }
        var found = new HashMap<Hash, OrderId>();
        var statement = jdbc.sql(CLAIMED);
        new Columns<>(statement, hashes).ints("slots", Hash::slot).bytes("hashes", Hash::bytes);
        statement.query(row -> {
            found.put(Hash.of(row.getBytes("key_hash")), new OrderId(row.getLong("id")));
        });
        return found;
    }

    private Map<OrderId, Hash> contents(List<OrderId> ids) {
        var found = new HashMap<OrderId, Hash>();
        var statement = jdbc.sql(CONTENTS);
        new Columns<>(statement, ids).longs("ids", OrderId::value);
        statement.query(row -> {
            found.put(new OrderId(row.getLong("id")), Hash.of(row.getBytes("content_hash")));
        });
        return found;
    }
}
