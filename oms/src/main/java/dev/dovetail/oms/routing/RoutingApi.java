package dev.dovetail.oms.routing;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.sourcing.Rules;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules of sourcing over HTTP: write, try out, publish by a second person, go back. */
@RestController
@RequestMapping("/api/v1/rules")
class RoutingApi {
    private static final int MOST = 200;

    private final Routing routing;
    private final Sandbox sandbox;
    private final OrderBook book;
    private final Body body;
    private final InstantSource clock;

    RoutingApi(Routing routing, Sandbox sandbox, OrderBook book, Body body, InstantSource clock) {
        this.routing = routing;
        this.sandbox = sandbox;
        this.book = book;
        this.body = body;
        this.clock = clock;
    }

    record InForce(int version, Rules rules) {}

    @GetMapping
    @Permit(Permission.STOCK_READ)
    InForce current() {
        var book = routing.current();
        return new InForce(book.version(), book.text());
    }

    @GetMapping("/versions")
    @Permit(Permission.STOCK_READ)
    Map<String, List<Published>> history(
            @RequestParam(defaultValue = "2147483647") int before, @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST);
        return Map.of("items", routing.history(before, limit));
    }

    record Note(String note, int version) {}

    @PostMapping("/versions/{version}/restore")
    @Permit(Permission.SETUP_WRITE)
    Published restore(Caller caller, @PathVariable int version, HttpServletRequest request) {
        return routing.restore(version, note(body.read(request, NoteOnly.class).note()), caller.cause(clock.instant()));
    }

    record NoteOnly(String note) {}

    @GetMapping("/drafts")
    @Permit(Permission.STOCK_READ)
    Map<String, List<Draft>> drafts() {
        return Map.of("items", routing.drafts());
    }

    @GetMapping("/drafts/{id}")
    @Permit(Permission.STOCK_READ)
    Draft draft(@PathVariable long id) {
        return routing.draft(id);
    }

    @PostMapping("/drafts")
    @Permit(Permission.SETUP_WRITE)
    Draft begin(Caller caller, HttpServletRequest request) {
        return routing.begin(body.read(request, Rules.class), caller.cause(clock.instant()));
    }

    record Save(int version, Rules rules) {}

    @PutMapping("/drafts/{id}")
    @Permit(Permission.SETUP_WRITE)
    Draft save(Caller caller, @PathVariable long id, HttpServletRequest request) {
        var asked = body.read(request, Save.class);
        return routing.save(id, asked.version(), asked.rules(), caller.cause(clock.instant()));
    }

    @DeleteMapping("/drafts/{id}")
    @Permit(Permission.SETUP_WRITE)
    Map<String, String> drop(Caller caller, @PathVariable long id, @RequestParam int version) {
        routing.drop(id, version, caller.cause(clock.instant()));
        return Map.of("state", "dropped");
    }

    /** @param orders how many of the newest orders to try it on */
    record Try(int orders) {}

    @PostMapping("/drafts/{id}/simulations")
    @Permit(Permission.SETUP_WRITE)
    Comparison simulate(Caller caller, @PathVariable long id, HttpServletRequest request) {
        return sandbox.compare(
                caller.client(),
                routing.draft(id).rules(),
                body.read(request, Try.class).orders());
    }

    @PostMapping("/drafts/{id}/publish")
    @Permit(Permission.SETUP_WRITE)
    Published publish(Caller caller, @PathVariable long id, HttpServletRequest request) {
        var asked = body.read(request, Note.class);
        return routing.publish(id, asked.version(), note(asked.note()), caller.cause(clock.instant()));
    }

    @GetMapping("/golden-orders")
    @Permit(Permission.STOCK_READ)
    Map<String, List<GoldenOrder>> golden(Caller caller) {
        return Map.of("items", routing.golden(caller.client()));
    }

    @PutMapping("/golden-orders")
    @Permit(Permission.SETUP_WRITE)
    GoldenOrder putGolden(Caller caller, HttpServletRequest request) {
        var order = body.read(request, GoldenOrder.class);
        routing.put(caller.client(), order, caller.cause(clock.instant()));
        return order;
    }

    record Agree(String name, String orderId) {}

    /** Keeps a captured order as a golden one. Refuses as {@link Routing#agree}, and {@code orders.not-found}. */
    @PostMapping("/golden-orders/from-order")
    @Permit(Permission.SETUP_WRITE)
    GoldenOrder agree(Caller caller, HttpServletRequest request) {
        var asked = body.read(request, Agree.class);
        if (!asked.orderId().matches("[0-9]{1,18}")) throw new Malformed("request.id", "/orderId", "is an order's id");
        var order = book.visible(caller, Long.parseLong(asked.orderId()));
        return routing.agree(caller.client(), asked.name(), order, caller.cause(clock.instant()));
    }

    @DeleteMapping("/golden-orders/{name}")
    @Permit(Permission.SETUP_WRITE)
    Map<String, String> dropGolden(Caller caller, @PathVariable String name) {
        routing.dropGolden(caller.client(), name, caller.cause(clock.instant()));
        return Map.of("state", "dropped");
    }

    private static String note(String note) {
        var text = note.strip();
        if (text.isEmpty() || text.length() > 500)
            throw new Malformed("rules.note", "/note", "says why, in 1 to 500 characters");
        return text;
    }
}
