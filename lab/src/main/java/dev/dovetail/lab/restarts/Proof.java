package dev.dovetail.lab.restarts;

import dev.dovetail.lab.processes.ServerProcess;
import dev.dovetail.lab.restarts.Receipts.Acknowledged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lays what buyers were answered beside what the database holds. Whatever does not agree is a line of text. */
final class Proof {
    private static final int MOST_TOLD = 20;
    private static final int ASKED_AGAIN = 5;
    private static final String ORDERS = """
            select o.external_number, o.id, string_agg(l.sku || '*' || l.ordered, ' ' order by l.line) as content
              from oms.sales_order o join oms.order_line l on l.slot = o.slot and l.order_id = o.id
             where o.client_id = 1 and o.channel = 'drill' and o.id > :after
             group by o.external_number, o.id
            """;
    private static final String COUNTERS = """
            select p.node_id || ' ' || p.sku || ': ' || p.reserved || ' counted, ' || coalesce(r.kept, 0) || ' kept' as wrong
              from oms.pool p
              left join (select node_id, client_id, sku, pool, sum(quantity) as kept from oms.reservation group by 1, 2, 3, 4) r
                using (node_id, client_id, sku, pool)
             where p.reserved <> coalesce(r.kept, 0)
            """;

    private final JdbcClient database;
    private final Receipts receipts;
    private final Set<String> proven = new HashSet<>();
    private final Map<String, Long> held = new HashMap<>();
    private long newest;

    Proof(JdbcClient database, Receipts receipts) {
        this.database = database;
        this.receipts = receipts;
    }

    private record Held(String number, long id, String content) {}

    /** @param all every order since the begin, not only those since the last look */
    Findings look(boolean all, ServerProcess server) {
        if (all) startOver();
        var found = new HashMap<String, Held>();
        var doubled = new ArrayList<String>();
        for (var order : held()) {
            newest = Math.max(newest, order.id());
            found.put(order.number(), order);
            if (held.putIfAbsent(order.number(), order.id()) != null) doubled.add(order.number());
        }
        var lost = new ArrayList<String>();
        var changed = new ArrayList<String>();
        receipts.taken().values().stream()
                .filter(taken -> proven.add(taken.order().number()))
                .forEach(taken -> compare(taken, found.get(taken.order().number()), lost, changed));
        doubled.addAll(untold());
        changed.addAll(answeredOtherwise(server));
        var broken = new ArrayList<>(server.broken());
        broken.addAll(database.sql(COUNTERS).query(String.class).list());
        return new Findings(held.size(), few(lost), few(doubled), few(changed), few(broken));
    }

    private void startOver() {
        newest = 0;
        proven.clear();
        held.clear();
    }

    /** Ids begin with the time, and nobody buys while we look: what came since has larger ones. */
    private List<Held> held() {
        return database.sql(ORDERS)
                .param("after", newest)
                .query((row, _) -> new Held(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
    }

    private static void compare(Acknowledged taken, @Nullable Held found, List<String> lost, List<String> changed) {
        var number = taken.order().number();
        if (found == null) lost.add(number);
        else if (found.id() != taken.id()
                || !found.content().equals(taken.order().content()))
            changed.add(number + ": " + taken.id() + " " + taken.order().content() + ", and there is " + found);
    }

    /** Everybody is answered when we look, so there is no order that nobody was told of. */
    private List<String> untold() {
        var taken = receipts.taken();
        return held.keySet().stream()
                .filter(number -> !taken.containsKey(number))
                .toList();
    }

    /** Some are posted once more: the same order must be answered. */
    private List<String> answeredOtherwise(ServerProcess server) {
        var wrong = new ArrayList<String>();
        receipts.taken().values().stream().limit(ASKED_AGAIN).forEach(taken -> {
            var number = taken.order().number();
            var reply = server.patientApi()
                    .call("POST", "/orders", taken.order().body(), Map.of("Idempotency-Key", number));
            if (reply.status() != 200 || reply.body().path("orderId").asLong() != taken.id())
                wrong.add(number + " again: " + reply);
        });
        return wrong;
    }

    private static List<String> few(List<String> all) {
        return all.stream().limit(MOST_TOLD).toList();
    }
}
