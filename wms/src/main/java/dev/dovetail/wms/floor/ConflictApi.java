package dev.dovetail.wms.floor;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Conflicts over HTTP: what waits for a supervisor, and what became of it. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/conflicts")
class ConflictApi {
    private static final int LIMIT = 500;
    private static final int LONGEST_NOTE = 200;

    private final Layout layout;
    private final Conflicts conflicts;
    private final Body body;
    private final InstantSource clock;

    ConflictApi(Layout layout, Conflicts conflicts, Body body, InstantSource clock) {
        this.layout = layout;
        this.conflicts = conflicts;
        this.body = body;
        this.clock = clock;
    }

    record Page(List<Conflict> items, @Nullable String next) {}

    record Settling(String note) {
        Settling {
            if (note.isBlank() || note.length() > LONGEST_NOTE)
                throw new Malformed("request.invalid", "/note", "a note has 1 to " + LONGEST_NOTE + " characters");
        }
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        if (!List.of("open", "settled").contains(state))
            throw new Malformed("request.invalid", "state", "a state is open or settled");
        var rows = conflicts.list(layout.getWarehouse(code).node(), state.equals("settled"), after, limit);
        return new Page(
                rows, rows.size() < limit ? null : rows.getLast().scanId().toString());
    }

    @PostMapping("/{scan}/settle")
    @Permit(Permission.STOCK_DECIDE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(Caller caller, @PathVariable String code, @PathVariable UUID scan, HttpServletRequest request) {
        var note = body.read(request, Settling.class).note();
        conflicts.settle(layout.getWarehouse(code).node(), scan, note, caller.cause(clock.instant()));
    }
}
