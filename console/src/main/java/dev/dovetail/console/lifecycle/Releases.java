package dev.dovetail.console.lifecycle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.holds.Hold;
import dev.dovetail.oms.holds.HoldQueue;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What lifting some holds would do, by two reads however many they are. */
@Component
class Releases {
    private final HoldQueue holds;
    private final OrderBook book;
    private final Network network;

    Releases(HoldQueue holds, OrderBook book, Network network) {
        this.holds = holds;
        this.book = book;
        this.network = network;
    }

    /** Of those the caller may see. @param wanted holds by their orders */
    List<ReleasePage.Row> rows(Caller caller, Map<OrderId, Set<Long>> wanted, Instant now) {
        var orders = book.findOrders(wanted.keySet());
        orders.values().removeIf(order -> order.client() != caller.client() || !caller.mayUse(order.channel()));
        var all = holds.ofOrders(orders.keySet()).stream().collect(groupingBy(Hold::orderId));
        var rows = new ArrayList<ReleasePage.Row>();
        wanted.forEach((id, chosen) -> {
            var order = orders.get(id);
            if (order != null) rows.addAll(ofOrder(order, chosen, all.getOrDefault(order.orderId(), List.of()), now));
        });
        return rows;
    }

    private List<ReleasePage.Row> ofOrder(OrderView order, Set<Long> chosen, List<Hold> all, Instant now) {
        var open = all.stream().filter(Releases::isOpen).map(Releases::id).collect(toSet());
        open.removeAll(chosen);
        return all.stream()
                .filter(hold -> chosen.contains(id(hold)))
                .map(hold -> row(order, hold, open, now))
                .toList();
    }

    private ReleasePage.Row row(OrderView order, Hold hold, Collection<Long> left, Instant now) {
        var pick = order.orderId() + "/" + hold.holdId();
        var held = Lives.held(hold);
        if (!isOpen(hold))
            return new ReleasePage.Row(
                    pick, order.orderId(), order.number(), held, Words.of("release.lifted"), "off", false);
        var effect = left.isEmpty()
                ? goes(order, now)
                : Words.say(
                        "release.stays", Figures.count(left.size(), Words.of("release.one"), Words.of("release.many")));
        return new ReleasePage.Row(
                pick, order.orderId(), order.number(), held, effect, left.isEmpty() ? "good" : "waiting", true);
    }

    private String goes(OrderView order, Instant now) {
        long reserved = order.lines().stream()
                .mapToLong(line -> line.counters().of(Counter.RESERVED))
                .sum();
        if (reserved == 0) return Words.of("release.nothing");
        var over = order.capturedAt()
                .plus(network.findChannel(order.channel()).map(Channel::remorse).orElse(Duration.ZERO));
        return over.isAfter(now)
                ? Words.say("release.later", Lives.count(reserved), Figures.age(over, now))
                : Words.say("release.now", Lives.count(reserved));
    }

    private static boolean isOpen(Hold hold) {
        return hold.state().equals("open");
    }

    private static long id(Hold hold) {
        return Long.parseLong(hold.holdId());
    }
}
