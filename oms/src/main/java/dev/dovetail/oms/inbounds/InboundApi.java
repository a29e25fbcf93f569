package dev.dovetail.oms.inbounds;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goods on their way to a node, over HTTP. */
@RestController
@RequestMapping("/api/v1/nodes/{code}/inbounds")
class InboundApi {
    private static final int MOST_ROWS = 500;

    private final Inbounds inbounds;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    InboundApi(Inbounds inbounds, Network network, Body body, InstantSource clock) {
        this.inbounds = inbounds;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    /** @param quantity units still to come; {@code reserved} of them are promised; {@code state} is {@code due} or {@code over} */
    record Row(
            String id,
            String sku,
            long quantity,
            long reserved,
            LocalDate expectedOn,
            boolean promisable,
            long received,
            String state) {
        static Row of(Inbound inbound) {
            return new Row(
                    inbound.id(),
                    inbound.sku().code(),
                    inbound.quantity(),
                    inbound.reserved(),
                    inbound.expectedOn(),
                    inbound.promisable(),
                    inbound.received(),
                    inbound.over() ? "over" : "due");
        }
    }

    record Page(List<Row> items, @Nullable String next) {}

    @PutMapping("/{id}")
    @Permit(Permission.STOCK_FEED)
    Row put(Caller caller, @PathVariable String code, @PathVariable String id, HttpServletRequest request) {
        var wanted = body.read(request, InboundBody.class)
                .toInbound(network.getNode(code).id(), caller.client(), id, clock.instant());
        return Row.of(inbounds.put(wanted, caller.cause(clock.instant())));
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Page list(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var rows = inbounds.list(network.getNode(code).id(), caller.client(), after, limit);
        return new Page(
                rows.stream().map(Row::of).toList(),
                rows.size() < limit ? null : rows.getLast().id());
    }
}
