package dev.dovetail.wms.selling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Receipts in {@code wms.counter_sale} and {@code wms.counter_sale_line}: written once, never changed. */
@Repository
class CounterSaleStore {
    private final JdbcClient jdbc;

    CounterSaleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it is new; who comes at the same moment waits for the first */
    boolean add(NodeId node, int client, long id, CounterReceipt receipt, Cause cause) {
        return jdbc.sql("""
                insert into wms.counter_sale (node_id, id, client_id, register, receipt, content_hash, sold_at, currency,
                       taken_at, taken_by)
                values (:node, :id, :client, :register, :receipt, :hash, :sold, :currency, :at, :by)
                on conflict (node_id, client_id, register, receipt) do nothing
                """)
                        .param("node", node.value())
                        .param("id", id)
                        .param("client", client)
                        .param("register", receipt.register())
                        .param("receipt", receipt.receipt())
                        .param("hash", receipt.hash())
                        .param("sold", at(receipt.soldAt()))
                        .param("currency", receipt.currency())
                        .param("at", at(cause.at()))
                        .param("by", cause.who())
                        .update()
                == 1;
    }

    void addLines(NodeId node, long sale, List<Counted> lines, long[] unbooked) {
        jdbc.sql("""
                insert into wms.counter_sale_line (node_id, sale_id, line, client_id, sku, quantity, unit, pack, price, put_back,
                       unbooked)
                select :node, :sale, l.line, l.client_id, l.sku, l.quantity, l.unit, l.pack, l.price::numeric, l.put_back, l.unbooked
                  from unnest(:clients::int[], :skus::text[], :quantities::bigint[], :units::text[], :packs::int[],
                              :prices::text[], :putBacks::text[], :unbooked::bigint[])
                       with ordinality as l(client_id, sku, quantity, unit, pack, price, put_back, unbooked, line)
                """)
                .param("node", node.value())
                .param("sale", sale)
                .param("clients", lines.stream().mapToInt(l -> l.sku().client()).toArray())
                .param("skus", lines.stream().map(l -> l.sku().code()).toArray(String[]::new))
                .param(
                        "quantities",
                        lines.stream().mapToLong(l -> l.line().quantity()).toArray())
                .param("units", lines.stream().map(l -> l.line().level()).toArray(String[]::new))
                .param("packs", lines.stream().mapToInt(Counted::pack).toArray())
                .param("prices", lines.stream().map(CounterSaleStore::price).toArray(String[]::new))
                .param("putBacks", lines.stream().map(l -> l.line().putBack()).toArray(String[]::new))
                .param("unbooked", unbooked)
                .update();
    }

    private static @Nullable String price(Counted counted) {
        var price = counted.line().price();
        return price == null ? null : price.toPlainString();
    }

    /** @param same whether its content is the receipt's that it was asked for by */
    record Known(CounterSale sale, boolean same) {}

    private record Head(long id, CounterSale sale, byte[] hash) {}

    Known get(NodeId node, int client, CounterReceipt receipt) {
        var head = jdbc.sql("""
                select * from wms.counter_sale
                 where node_id = :node and client_id = :client and register = :register and receipt = :receipt
                """)
                .param("node", node.value())
                .param("client", client)
                .param("register", receipt.register())
                .param("receipt", receipt.receipt())
                .query((row, _) -> head(row))
                .single();
        return new Known(whole(node, List.of(head)).getFirst(), Arrays.equals(head.hash(), receipt.hash()));
    }

    /** The newest first, from before {@code before}. */
    List<CounterSale> list(NodeId node, int client, long before, int limit) {
        return whole(
                node,
                jdbc.sql("""
                        select * from wms.counter_sale
                         where node_id = :node and client_id = :client and id < :before order by id desc limit :limit
                        """)
                        .param("node", node.value())
                        .param("client", client)
                        .param("before", before)
                        .param("limit", limit)
                        .query((row, _) -> head(row))
                        .list());
    }

    private List<CounterSale> whole(NodeId node, List<Head> heads) {
        var lines = lines(node, heads.stream().map(Head::id).toList());
        return heads.stream()
                .map(head -> {
                    var sale = head.sale();
                    return new CounterSale(
                            sale.id(),
                            sale.register(),
                            sale.receipt(),
                            sale.soldAt(),
                            sale.currency(),
                            sale.takenAt(),
                            sale.takenBy(),
                            lines.getOrDefault(head.id(), List.of()));
                })
                .toList();
    }

    private record Of(long sale, CounterSale.Line line) {}

    private Map<Long, List<CounterSale.Line>> lines(NodeId node, Collection<Long> sales) {
        return jdbc
                .sql("""
                        select * from wms.counter_sale_line
                         where node_id = :node and sale_id = any (:sales) order by sale_id, line
                        """)
                .param("node", node.value())
                .param("sales", sales.toArray(Long[]::new))
                .query((row, _) -> new Of(row.getLong("sale_id"), line(row)))
                .list()
                .stream()
                .collect(groupingBy(Of::sale, mapping(Of::line, toList())));
    }

    private static CounterSale.Line line(ResultSet row) throws SQLException {
        BigDecimal price = row.getBigDecimal("price");
        return new CounterSale.Line(
                row.getInt("line"),
                row.getString("sku"),
                row.getLong("quantity"),
                row.getString("unit"),
                row.getInt("pack"),
                price,
                row.getString("put_back"),
                row.getLong("unbooked"));
    }

    private static Head head(ResultSet row) throws SQLException {
        var sale = new CounterSale(
                row.getString("id"),
                row.getString("register"),
                row.getString("receipt"),
                instant(row, "sold_at"),
                row.getString("currency"),
                instant(row, "taken_at"),
                row.getString("taken_by"),
                List.of());
        return new Head(row.getLong("id"), sale, row.getBytes("content_hash"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
