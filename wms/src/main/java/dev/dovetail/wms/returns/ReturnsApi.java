package dev.dovetail.wms.returns;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
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

/** Returns over HTTP, and from the handheld's pages by who is signed in there. */
@RestController
@RequestMapping({"/api/v1/warehouses/{code}", "/handheld/{code}"})
class ReturnsApi {
    private static final int MOST = 200;

    private final Layout layout;
    private final Returns returns;
    private final ReturnStore store;
    private final ReturnLines lines;
    private final ShippedOrders orders;
    private final Body body;
    private final InstantSource clock;

    ReturnsApi(
            Layout layout,
            Returns returns,
            ReturnStore store,
            ReturnLines lines,
            ShippedOrders orders,
            Body body,
            InstantSource clock) {
        this.layout = layout;
        this.returns = returns;
        this.store = store;
        this.lines = lines;
        this.orders = orders;
        this.body = body;
        this.clock = clock;
    }

    record Page(List<ReturnBody.Shown> items, @Nullable String next) {}

    record Units(List<ReturnBody.Line> items, @Nullable String next) {}

    @PostMapping("/returns")
    @Permit(Permission.FLOOR_WORK)
    ResponseEntity<ReturnBody.Whole> open(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, ReturnBody.Open.class);
        var reference = asked.reference() == null ? null : asked.reference().strip();
        var opened = returns.open(layout.getWarehouse(code), asked.key(), asked.worker(), reference, cause(caller));
        return ResponseEntity.status(opened.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(whole(code, opened.parcel(), 0, MOST));
    }

    @PostMapping("/returns/{id}/units")
    @Permit(Permission.FLOOR_WORK)
    ResponseEntity<ReturnBody.Line> inspect(
            Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var told = body.read(request, ReturnBody.Units.class).inspection();
        var done = returns.inspect(layout.getWarehouse(code), id, told, cause(caller));
        return ResponseEntity.status(done.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(ReturnBody.Line.of(done.line()));
    }

    @PostMapping("/returns/{id}/units/{seq}/decision")
    @Permit(Permission.STOCK_DECIDE)
    ReturnBody.Line decide(
            Caller caller,
            @PathVariable String code,
            @PathVariable long id,
            @PathVariable int seq,
            HttpServletRequest request) {
        var asked = body.read(request, ReturnBody.Decision.class);
        var done = returns.decide(layout.getWarehouse(code), id, seq, asked.chosen(), asked.reason(), cause(caller));
        return ReturnBody.Line.of(done.line());
    }

    @PostMapping("/returns/{id}/close")
    @Permit(Permission.FLOOR_WORK)
    ReturnBody.Shown close(Caller caller, @PathVariable String code, @PathVariable long id) {
        return ReturnBody.Shown.of(returns.close(layout.getWarehouse(code), id, cause(caller)));
    }

    @GetMapping("/returns")
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        var rows = store.list(layout.getWarehouse(code).node(), state, after, limit).stream()
                .map(ReturnBody.Shown::of)
                .toList();
        return new Page(rows, rows.size() < limit ? null : rows.getLast().id());
    }

    @GetMapping("/returns/{id}")
    @Permit(Permission.FLOOR_READ)
    ReturnBody.Whole one(
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        return whole(code, store.get(layout.getWarehouse(code).node(), id), after, limit);
    }

    private ReturnBody.Whole whole(String code, ReturnParcel parcel, int after, int limit) {
        var node = layout.getWarehouse(code).node();
        var order = parcel.order();
        return new ReturnBody.Whole(
                ReturnBody.Shown.of(parcel),
                order == null
                        ? List.of()
                        : orders.gone(node, order).stream()
                                .map(ReturnBody.Gone::of)
                                .toList(),
                lines.of(node, parcel.id(), after, limit).stream()
                        .map(ReturnBody.Line::of)
                        .toList());
    }

    /** What waits for a supervisor. @param after {@code return~seq} */
    @GetMapping("/return-decisions")
    @Permit(Permission.FLOOR_READ)
    Units waiting(
            @PathVariable String code,
            @RequestParam(defaultValue = "0~0") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        if (!after.matches("[0-9]{1,18}~[0-9]{1,9}")) throw new Malformed("request.invalid", "after", "is return~seq");
        int cut = after.indexOf('~');
        var found = lines.waiting(
                layout.getWarehouse(code).node(),
                Long.parseLong(after.substring(0, cut)),
                Integer.parseInt(after.substring(cut + 1)),
                limit);
        return new Units(
                found.stream().map(ReturnBody.Line::of).toList(),
                found.size() < limit
                        ? null
                        : found.getLast().parcel() + "~" + found.getLast().seq());
    }

    private Cause cause(Caller caller) {
        return caller.cause(clock.instant());
    }
}
