package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.OrderHead;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Inserts new work in {@code oms.fulfillment_order}. */
@Repository
class WorkStore {
    private final JdbcClient jdbc;

    WorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertOrders(List<FulfillmentOrder> orders, Map<OrderId, OrderHead> heads, Instant at) {
        Function<FulfillmentOrder, OrderHead> head = order -> Objects.requireNonNull(heads.get(order.order()));
        jdbc.sql("""
                insert into oms.fulfillment_order (slot, id, order_id, node_id, request, execution, service, promised_on,
                    attempt, released_at)
                select id & 255, id, order_id, node_id, 'released', 'waiting', service, promised_on::date, attempt, :at
                  from unnest(:ids::bigint[], :orders::bigint[], :nodes::int[], :services::text[], :promised::text[],
                              :attempts::int[])
                       as f(id, order_id, node_id, service, promised_on, attempt)
                """)
                .param("ids", orders.stream().mapToLong(o -> o.id().value()).toArray())
                .param(
                        "orders",
                        orders.stream().mapToLong(o -> o.order().value()).toArray())
                .param("nodes", orders.stream().mapToInt(o -> o.node().value()).toArray())
                .param("services", texts(orders, o -> head.apply(o).service()))
                .param("promised", texts(orders, o -> head.apply(o).promisedOn()))
                .param(
                        "attempts",
                        orders.stream().mapToInt(FulfillmentOrder::attempt).toArray())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    private static String[] texts(List<FulfillmentOrder> orders, Function<FulfillmentOrder, @Nullable Object> column) {
        return orders.stream()
                .map(order -> {
                    var value = column.apply(order);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }
}
