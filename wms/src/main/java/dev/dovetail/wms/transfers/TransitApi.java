package dev.dovetail.wms.transfers;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a warehouse sent to others and nobody knows yet what became of it, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/in-transit")
class TransitApi {
    private static final int LIMIT = 500;
    /** Before every row: no carton has so small an id. */
    private static final Sku NOTHING = new Sku(1, "0");

    private final Layout layout;
    private final TransitStore store;

    TransitApi(Layout layout, TransitStore store) {
        this.layout = layout;
        this.store = store;
    }

    record Row(
            String transfer,
            String parcel,
            int client,
            String sku,
            String lot,
            long sent,
            long arrived,
            long lost,
            long inTransit,
            Instant leftAt) {
        static Row of(TransitRow row) {
            return new Row(
                    row.transfer().toString(),
                    row.parcel().toString(),
                    row.sku().client(),
                    row.sku().code(),
                    row.lot(),
                    row.sent(),
                    row.arrived(),
                    row.lost(),
                    row.inTransit(),
                    row.leftAt());
        }
    }

    record Page(List<Row> items, @Nullable String next) {}

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var rows = store.open(layout.getWarehouse(code).node(), key(after), limit);
        return new Page(rows.stream().map(Row::of).toList(), rows.size() < limit ? null : cursor(rows.getLast()));
    }

    private static String cursor(TransitRow row) {
        return String.join(
                "~",
                row.parcel().toString(),
                Integer.toString(row.sku().client()),
                row.sku().code(),
                row.lot());
    }

    private static TransitRow.Key key(String after) {
        var parts = after.split("~", 4);
        if (parts.length < 4 || !parts[0].matches("[1-9][0-9]{0,17}") || !parts[1].matches("[1-9][0-9]{0,8}"))
            return new TransitRow.Key(new ParcelId(1), NOTHING, "");
        return new TransitRow.Key(
                new ParcelId(Long.parseLong(parts[0])), new Sku(Integer.parseInt(parts[1]), parts[2]), parts[3]);
    }
}
