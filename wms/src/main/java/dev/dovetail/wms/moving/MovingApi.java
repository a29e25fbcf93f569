package dev.dovetail.wms.moving;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
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

/** Changes of status and scrap over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}")
class MovingApi {
    private static final int MOST_ROWS = 500;
    private static final int MOST_SERIALS = 1_000;
    private static final long MOST_UNITS = 1_000_000;

    private final Layout layout;
    private final Moving moving;
    private final ChangeStore store;
    private final Body body;
    private final InstantSource clock;

    MovingApi(Layout layout, Moving moving, ChangeStore store, Body body, InstantSource clock) {
        this.layout = layout;
        this.moving = moving;
        this.store = store;
        this.body = body;
        this.clock = clock;
    }

    record StatusBody(
            String key,
            String location,
            String sku,
            @Nullable String lot,
            @Nullable String was,
            String status,
            long quantity,
            @Nullable List<String> serials,
            String reason) {
        Asked asked(int client) {
            if (Statuses.of(status).isEmpty())
                throw new Malformed("moving.status", "/status", "available, hold or damaged");
            return MovingApi.asked(
                    new ScrapBody(key, location, sku, lot, was, quantity, serials, reason), client, status);
        }
    }

    record ScrapBody(
            String key,
            String location,
            String sku,
            @Nullable String lot,
            @Nullable String was,
            long quantity,
            @Nullable List<String> serials,
            String reason) {}

    record Shown(
            String id,
            String key,
            String location,
            String sku,
            String lot,
            String was,
            String becomes,
            long quantity,
            String reason,
            String who,
            String at) {
        static Shown of(StockChange one) {
            return new Shown(
                    Long.toString(one.id()),
                    one.key(),
                    one.location(),
                    one.sku().code(),
                    one.lot(),
                    one.was(),
                    one.becomes(),
                    one.quantity(),
                    one.reason(),
                    one.who(),
                    one.at().toString());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    @PostMapping("/status-changes")
    @Permit(Permission.STOCK_DECIDE)
    ResponseEntity<Shown> change(Caller caller, @PathVariable String code, HttpServletRequest request) {
        return made(code, body.read(request, StatusBody.class).asked(caller.client()), caller);
    }

    @PostMapping("/scrappings")
    @Permit(Permission.STOCK_DECIDE)
    ResponseEntity<Shown> scrap(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = asked(body.read(request, ScrapBody.class), caller.client(), StockChange.SCRAP);
        return made(code, asked, caller);
    }

    @GetMapping("/status-changes")
    @Permit(Permission.STOCK_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var rows = store.list(layout.getWarehouse(code).node(), after, limit).stream()
                .map(Shown::of)
                .toList();
        return new Page(rows, rows.size() < limit ? null : rows.getLast().id());
    }

    private ResponseEntity<Shown> made(String code, Asked asked, Caller caller) {
        var changed = moving.change(layout.getWarehouse(code), asked, caller.cause(clock.instant()));
        return ResponseEntity.status(changed.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(Shown.of(changed.change()));
    }

    private static Asked asked(ScrapBody asked, int client, String becomes) {
        text("/key", asked.key(), 80);
        text("/reason", asked.reason(), 200);
        text("/sku", asked.sku(), 80);
        if (asked.quantity() < 1 || asked.quantity() > MOST_UNITS)
            throw new Malformed("moving.quantity", "/quantity", "a quantity is 1 to " + MOST_UNITS);
        var serials = asked.serials() == null ? List.<String>of() : asked.serials();
        if (serials.size() > MOST_SERIALS)
            throw new Malformed("moving.serials", "/serials", "at most " + MOST_SERIALS + " names");
        serials.forEach(serial -> text("/serials", serial, 40));
        if (asked.was() != null && Statuses.of(asked.was()).isEmpty())
            throw new Malformed("moving.status", "/was", "available, hold or damaged");
        return new Asked(
                asked.key(),
                asked.location(),
                new Sku(client, asked.sku()),
                asked.lot(),
                asked.was(),
                becomes,
                asked.quantity(),
                serials,
                asked.reason());
    }

    private static void text(String path, String value, int longest) {
        if (value.isBlank() || value.length() > longest)
            throw new Malformed("moving.text", path, "1 to " + longest + " characters");
    }
}
