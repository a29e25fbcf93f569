package dev.dovetail.console.floor;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.floor.Conflict;
import dev.dovetail.wms.floor.Conflicts;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page where a supervisor settles what hands did and the books refused. */
@Controller
@RequestMapping("/floor/{code}/conflicts")
class ConflictRoutes {
    private static final int ROWS = 50;
    private static final int LONGEST_NOTE = 200;
    /** What says most of a scan, in the order in which it is read. */
    private static final List<String> SAID =
            List.of("location", "from", "to", "barcode", "quantity", "tote", "carton", "delivery", "reason", "carrier");

    private final Layout layout;
    private final Conflicts conflicts;
    private final Shell shell;
    private final InstantSource clock;

    ConflictRoutes(Layout layout, Conflicts conflicts, Shell shell, InstantSource clock) {
        this.layout = layout;
        this.conflicts = conflicts;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    View list(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable UUID after) {
        var house = layout.getWarehouse(code);
        boolean settled = state.equals("settled");
        var rows = conflicts.list(house.node(), settled, after, ROWS);
        var next = rows.size() < ROWS
                ? null
                : "?state=" + (settled ? "settled" : "open") + "&after="
                        + rows.getLast().scanId();
        return shell.view(
                "conflicts",
                new ConflictsPage(
                        shell.frame(request, caller, "floor"),
                        house.code(),
                        house.name(),
                        settled,
                        rows.stream().map(ConflictRoutes::row).toList(),
                        next));
    }

    @PostMapping("/{scan}/settle")
    @Permit(Permission.STOCK_DECIDE)
    View settle(Caller caller, @PathVariable String code, @PathVariable UUID scan, @RequestParam String note) {
        if (note.isBlank() || note.length() > LONGEST_NOTE)
            throw new Malformed("request.invalid", "note", "a note has 1 to " + LONGEST_NOTE + " characters");
        var house = layout.getWarehouse(code);
        conflicts.settle(house.node(), scan, note.strip(), caller.cause(clock.instant()));
        return new RedirectView("/floor/" + house.code() + "/conflicts", true);
    }

    private static ConflictsPage.Row row(Conflict one) {
        var said = SAID.stream()
                .map(field -> one.said().get(field))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" · "));
        return new ConflictsPage.Row(
                one.scanId().toString(),
                Words.of("conflict.kind." + one.kind()),
                said,
                one.detail(),
                one.worker(),
                one.deviceAt(),
                Objects.requireNonNullElse(one.settledBy(), ""),
                Objects.requireNonNullElse(one.note(), ""));
    }
}
