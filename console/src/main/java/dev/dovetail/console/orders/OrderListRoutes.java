package dev.dovetail.console.orders;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderQuery;
import dev.dovetail.oms.orders.OrderRow;
import dev.dovetail.oms.orders.OrderStatus;
import dev.dovetail.oms.orders.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.view.RedirectView;

/** The list of orders: searched, filtered, fifty at a time. */
@Controller
@RequestMapping("/orders")
class OrderListRoutes {
    private static final int ROWS = 50;

    private final OrderBook book;
    private final Network network;
    private final Shell shell;
    private final Live live;

    OrderListRoutes(OrderBook book, Network network, Shell shell, Live live) {
        this.book = book;
        this.network = network;
        this.shell = shell;
        this.live = live;
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    View list(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable Long after) {
        var asked = OrderFilter.of(q, status, channel);
        var found = find(caller, asked, after);
        if (isTheOne(asked, found))
            return new RedirectView("/orders/" + found.items().getFirst().orderId(), true);
        var next = found.next() == null ? null : asked.href(found.next());
        return shell.view(
                "orders",
                new OrderListPage(
                        shell.frame(request, caller, "orders"),
                        asked,
                        chips(asked, caller),
                        channels(caller),
                        found.items(),
                        next,
                        live(asked, after, found.items())));
    }

    /** How many orders are newer than those on the page. */
    @GetMapping("/live")
    @Permit(Permission.ORDERS_READ)
    SseEmitter live(Caller caller, @RequestParam long after) {
        return live.watch(() -> {
            int newer = book.countAfter(caller.client(), after);
            return newer == 0 ? "" : Words.say(newer == 1 ? "orders.newer.one" : "orders.newer", Figures.number(newer));
        });
    }

    private Page<OrderRow> find(Caller caller, OrderFilter asked, @Nullable Long after) {
        if (!asked.channel().isEmpty() && !caller.mayUse(asked.channel())) return new Page<>(List.of(), null);
        var channels = asked.channel().isEmpty() ? caller.channels() : Set.of(asked.channel());
        return book.listOrders(
                new OrderQuery(caller.client(), orNull(asked.q()), orNull(asked.status()), channels, after, ROWS));
    }

    /** A number or an id typed whole leads to its order. */
    private static boolean isTheOne(OrderFilter asked, Page<OrderRow> found) {
        if (asked.q().isEmpty() || found.items().size() != 1) return false;
        var only = found.items().getFirst();
        return only.number().equals(asked.q()) || only.orderId().equals(asked.q());
    }

    private List<OrderListPage.Chip> chips(OrderFilter asked, Caller caller) {
        var counts = book.countByStatus(caller.client());
        var statuses =
                Arrays.stream(OrderStatus.values()).map(OrderStatus::wire).toList();
        long all = statuses.stream()
                .mapToLong(status -> counts.getOrDefault(status, 0L))
                .sum();
        var chips = new ArrayList<OrderListPage.Chip>();
        chips.add(chip("", all, asked));
        chips.add(chip(OrderQuery.WAITING, counts.getOrDefault(OrderQuery.WAITING, 0L), asked));
        for (var status : statuses) chips.add(chip(status, counts.getOrDefault(status, 0L), asked));
        chips.removeIf(chip -> chip.count() == 0 && !chip.status().isEmpty() && !chip.lit());
        return chips;
    }

    private static OrderListPage.Chip chip(String status, long count, OrderFilter asked) {
        return new OrderListPage.Chip(
                status, count, asked.withStatus(status), asked.status().equals(status));
    }

    private List<Channel> channels(Caller caller) {
        return network.channels().stream()
                .filter(channel -> channel.client() == caller.client() && caller.mayUse(channel.code()))
                .toList();
    }

    private static @Nullable String live(OrderFilter asked, @Nullable Long after, List<OrderRow> rows) {
        if (asked.any() || after != null) return null;
        return "/orders/live?after=" + (rows.isEmpty() ? "0" : rows.getFirst().orderId());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
