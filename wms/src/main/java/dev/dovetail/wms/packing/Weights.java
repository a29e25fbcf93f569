package dev.dovetail.wms.packing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What cartons should weigh, where their warehouse checks it: {@code weight_check}, {@code parcel_weight}. */
@Repository
class Weights {
    private static final String NOTE = """
            insert into wms.parcel_weight (node_id, parcel_id, expected_grams, weighed_grams, reason, who, at)
            select :node, n.*
              from unnest(:ids::bigint[], :expected::bigint[], :weighed::bigint[], :reasons::text[], :whos::text[],
                          :ats::timestamptz[]) as n
                on conflict (node_id, parcel_id) do update
               set expected_grams = excluded.expected_grams, weighed_grams = excluded.weighed_grams,
                   reason = excluded.reason, who = excluded.who, at = excluded.at
            """;
    private static final String PUT = """
            insert into wms.weight_check (node_id, carton_grams, percent, grams)
            values (:node, :carton, :percent, :grams)
                on conflict (node_id) do update
               set carton_grams = excluded.carton_grams, percent = excluded.percent, grams = excluded.grams
            """;

    private final JdbcClient jdbc;
    private final Items items;

    Weights(JdbcClient jdbc, Items items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /** A carton that was closed off its weight, and why. */
    record Off(CloseReports.Closing closing, WeightRule.Expectation expected, String reason) {}

    Optional<WeightRule> find(NodeId node) {
        return jdbc.sql("select carton_grams, percent, grams from wms.weight_check where node_id = :node")
                .param("node", node.value())
                .query((row, _) ->
                        new WeightRule(row.getInt("carton_grams"), row.getInt("percent"), row.getInt("grams")))
                .optional();
    }

    /** By parcel; one that holds something of unknown weight is absent, and so are all where nothing is checked. */
    Map<ParcelId, WeightRule.Expectation> expected(NodeId node, Collection<Parcel> parcels) {
        var rule = find(node);
        if (rule.isEmpty()) return Map.of();
        var known = items.find(
                node,
                parcels.stream()
                        .flatMap(parcel -> parcel.lines().stream().map(Parcel.Line::sku))
                        .distinct()
                        .toList());
        Map<ParcelId, WeightRule.Expectation> expected = new LinkedHashMap<>();
        for (var parcel : parcels)
            if (parcel.lines().stream().allMatch(line -> grams(known, line.sku()) > 0))
                expected.put(
                        parcel.id(),
                        rule.get()
                                .of(parcel.lines().stream()
                                        .mapToLong(line -> line.quantity() * grams(known, line.sku()))
                                        .sum()));
        return expected;
    }

    private static long grams(Map<Sku, Item> known, Sku sku) {
        var item = known.get(sku);
        return item == null ? 0 : item.weightGrams();
    }

    void note(NodeId node, List<Off> off) {
        if (off.isEmpty()) return;
        jdbc.sql(NOTE)
                .param("node", node.value())
                .param(
                        "ids",
                        off.stream()
                                .mapToLong(one -> one.closing().parcel().id().value())
                                .toArray())
                .param(
                        "expected",
                        off.stream().mapToLong(one -> one.expected().grams()).toArray())
                .param(
                        "weighed",
                        off.stream()
                                .mapToLong(one -> one.closing().scan().weightGrams())
                                .toArray())
                .param("reasons", off.stream().map(Off::reason).toArray(String[]::new))
                .param(
                        "whos",
                        off.stream().map(one -> one.closing().scan().worker()).toArray(String[]::new))
                .param(
                        "ats",
                        off.stream()
                                .map(one -> one.closing().scan().at().toString())
                                .toArray(String[]::new))
                .update();
    }

    void put(NodeId node, WeightRule rule) {
        jdbc.sql(PUT)
                .param("node", node.value())
                .param("carton", rule.cartonGrams())
                .param("percent", rule.percent())
                .param("grams", rule.grams())
                .update();
    }

    void remove(NodeId node) {
        jdbc.sql("delete from wms.weight_check where node_id = :node")
                .param("node", node.value())
                .update();
    }
}
