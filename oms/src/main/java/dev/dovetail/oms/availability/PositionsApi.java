package dev.dovetail.oms.availability;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.oms.network.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A node's positions, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class PositionsApi {
    private static final int MOST_ROWS = 500;

    private final Positions positions;
    private final Network network;

    PositionsApi(Positions positions, Network network) {
        this.positions = positions;
        this.network = network;
    }

    @GetMapping("/nodes/{code}/positions")
    @Permit(Permission.STOCK_READ)
    Page positions(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var node = network.getNode(code);
        var rows = positions.list(node.id(), caller.client(), q, after, limit);
        return new Page(
                rows.stream().map(PositionsApi::row).toList(),
                rows.size() < limit ? null : rows.getLast().sku().code());
    }

    private static Row row(Figure figure) {
        return new Row(
                figure.sku().code(),
                figure.position(),
                figure.reserved(),
                figure.safety(),
                figure.available(),
                figure.shortfall());
    }

    record Row(String sku, long position, long reserved, long safety, long atp, long shortfall) {}

    record Page(List<Row> items, @Nullable String next) {}
}
