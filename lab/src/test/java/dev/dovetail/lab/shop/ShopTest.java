package dev.dovetail.lab.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.log.RetailLog;
import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShopTest {
    private static final RetailLog LOG = RetailLog.builtIn().first(600);

    /** A server by hand: takes orders by number and content, and notes what came when. */
    private static final class Server implements Api {
        final Map<String, String> orders = new ConcurrentHashMap<>();
        final List<JsonNode> seen = new ArrayList<>();

        @Override
        public synchronized Reply call(String method, String path, Object body, Map<String, String> headers) {
            var tree = Answer.json(200, body).tree();
            seen.add(tree);
            if (path.equals("/cancel-requests")) return reply(200, Map.of("outcome", "accepted"));
            String number = tree.path("number").asString();
            if (tree.path("lines")
                    .valueStream()
                    .anyMatch(l -> l.path("quantity").asInt() < 1))
                return reply(422, Map.of("code", "orders.bad-quantity"));
            String before = orders.putIfAbsent(number, tree.toString());
            if (before == null) return reply(201, taken(number));
            return before.equals(tree.toString())
                    ? reply(200, taken(number))
                    : reply(409, Map.of("code", "orders.conflict"));
        }

        private static Map<String, Object> taken(String number) {
            return Map.of("orderId", number, "capturedAt", "2026-02-03T04:05:06Z", "lines", List.of());
        }

        private static Reply reply(int status, Object body) {
            return new Reply(status, Answer.json(200, body).tree(), Duration.ZERO);
        }
    }

    private static Shop replayed(Server server, long seed) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shop = new Shop(server, new World(LOG), new Faults(seed), "online-retail", 16, threads);
            shop.replay(LOG.invoices(), 0);
            return shop;
        }
    }

    @Test
    void what_was_received_is_captured_duplicate_conflict_or_rejected() {
        var server = new Server();
        var receipts = replayed(server, 1).receipts();

        assertThat(receipts.received()).isEqualTo(server.seen.size() - receipts.cancelLines());
        assertThat(receipts.captured()).isEqualTo(server.orders.size());
        assertThat(receipts.captured() + receipts.rejected()).isEqualTo(600);
        assertThat(receipts.conflicts()).isPositive();
        assertThat(receipts.surprises()).isEmpty();
    }

    @Test
    void at_least_three_in_a_hundred_are_sent_twice_whatever_the_seed() {
        for (long seed = 1; seed <= 5; seed++)
            assertThat(replayed(new Server(), seed).receipts().duplicates())
                    .as("seed " + seed)
                    .isGreaterThanOrEqualTo(18);
    }

    @Test
    void what_one_customer_does_keeps_its_order() {
        var server = new Server();
        replayed(server, 1);

        var place = new HashMap<String, Integer>();
        for (int i = 0; i < server.seen.size(); i++)
            place.putIfAbsent(server.seen.get(i).path("number").asString(), i);
        var last = new HashMap<String, Integer>();
        for (var invoice : LOG.invoices()) {
            int at = place.get(invoice.number());
            assertThat(last.getOrDefault(invoice.household(), -1)).isLessThan(at);
            last.put(invoice.household(), at);
        }
    }
}
