package dev.dovetail.wms.vendors;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is given back to vendors, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/vendor-returns")
class VendorApi {
    private static final int MOST_ROWS = 200;
    private static final int MOST_LINES = 200;
    private static final int MOST_SERIALS = 200;
    private static final long MOST_UNITS = 1_000_000;

    private final Layout layout;
    private final VendorReturns returns;
    private final VendorStore store;
    private final Body body;
    private final InstantSource clock;

    VendorApi(Layout layout, VendorReturns returns, VendorStore store, Body body, InstantSource clock) {
        this.layout = layout;
        this.returns = returns;
        this.store = store;
        this.body = body;
        this.clock = clock;
    }

    record Line(
            String sku,
            @Nullable String lot,
            long quantity,
            @Nullable List<String> serials) {
        static Line of(HandedBack.Line one) {
            return new Line(one.sku().code(), one.lot(), one.units(), one.serials());
        }

        HandedBack.Line line(int client, String path) {
            text(path + "/sku", sku, 80);
            if (lot != null && lot.length() > 40) throw new Malformed("vendors.text", path + "/lot", "40 characters");
            if (quantity < 1 || quantity > MOST_UNITS)
                throw new Malformed("vendors.quantity", path + "/quantity", "1 to " + MOST_UNITS + " units");
            var names = serials == null ? List.<String>of() : serials;
            if (names.size() > MOST_SERIALS)
                throw new Malformed("vendors.serials", path + "/serials", "at most " + MOST_SERIALS + " names");
            names.forEach(name -> text(path + "/serials", name, 40));
            return new HandedBack.Line(new Sku(client, sku), lot == null ? "" : lot, quantity, names);
        }
    }

    record Asked(String key, String reference, String carrier, List<Line> lines) {
        HandedBack handed(Caller caller, Instant at) {
            text("/key", key, 80);
            if (key.startsWith(HandedBack.SCAN)) throw new Malformed("vendors.key", "/key", "not of a scan");
            text("/reference", reference, 40);
            text("/carrier", carrier, 40);
            if (lines.isEmpty() || lines.size() > MOST_LINES)
                throw new Malformed("vendors.lines", "/lines", "1 to " + MOST_LINES + " lines");
            List<HandedBack.Line> told = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) told.add(lines.get(i).line(caller.client(), "/lines/" + i));
            return new HandedBack(0, key, reference, carrier, caller.cause(at).who(), at, told);
        }
    }

    record Shown(String id, String key, String reference, String carrier, String worker, String at, List<Line> lines) {
        static Shown of(HandedBack one) {
            return new Shown(
                    Long.toString(one.id()),
                    one.key(),
                    one.reference(),
                    one.carrier(),
                    one.worker(),
                    one.at().toString(),
                    one.lines().stream().map(Line::of).toList());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @PostMapping
    @Permit(Permission.FLOOR_WORK)
    ResponseEntity<Shown> handBack(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Asked.class).handed(caller, clock.instant());
        var handed = returns.handBack(layout.getWarehouse(code), asked);
        return ResponseEntity.status(handed.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(Shown.of(handed.made()));
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            Caller caller,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var node = layout.getWarehouse(code).node();
        var rows = store.list(node, caller.client(), reference, after, limit).stream()
                .map(Shown::of)
                .toList();
        return new Page(rows, rows.size() < limit ? null : rows.getLast().id());
    }

    private static void text(String path, String value, int longest) {
        if (value.isBlank() || value.length() > longest)
            throw new Malformed("vendors.text", path, "1 to " + longest + " characters");
    }
}
