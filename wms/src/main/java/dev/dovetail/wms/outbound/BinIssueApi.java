package dev.dovetail.wms.outbound;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bins that were short, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}")
class BinIssueApi {
    private static final int LIMIT = 500;

    private final Layout layout;
    private final BinIssues issues;
    private final Transactions transactions;
    private final Audit audit;
    private final Body body;
    private final InstantSource clock;

    BinIssueApi(
            Layout layout, BinIssues issues, Transactions transactions, Audit audit, Body body, InstantSource clock) {
        this.layout = layout;
        this.issues = issues;
        this.transactions = transactions;
        this.audit = audit;
        this.body = body;
        this.clock = clock;
    }

    record Rule(boolean block) {}

    record Shown(String location, int client, String sku, String reason, String reference, String at) {
        static Shown of(BinIssues.Request one) {
            return new Shown(
                    one.location(),
                    one.client(),
                    one.sku(),
                    one.reason(),
                    one.reference(),
                    one.key().at().toString());
        }
    }

    record Page(List<Shown> items, @Nullable String next) {}

    private static String written(BinIssues.After key) {
        return String.join("~", key.at().toString(), Long.toString(key.location()), "" + key.client(), key.sku());
    }

    private static BinIssues.After read(String after) {
        if (after.isEmpty()) return BinIssues.After.START;
        try {
            var parts = after.split("~", 4);
            return new BinIssues.After(
                    Instant.parse(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]), parts[3]);
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Malformed("request.invalid", "/after", "as next of the page before said it");
        }
    }

    /** What was short and is not counted yet, the oldest first. */
    @GetMapping("/count-requests")
    @Permit(Permission.FLOOR_READ)
    Page list(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var rows = issues.list(layout.getWarehouse(code).node(), read(after), limit);
        var next = rows.size() < limit ? null : written(rows.getLast().key());
        return new Page(rows.stream().map(Shown::of).toList(), next);
    }

    /** @param reason what was seen, for the audit */
    record Closed(String location, String sku, String reason) {
        Closed {
            if (reason.isBlank() || reason.length() > 200)
                throw new Malformed("request.invalid", "/reason", "a reason has 1 to 200 characters");
        }
    }

    /** A supervisor has looked, and nothing is wrong there or it is put right. */
    @PostMapping("/count-requests/close")
    @Permit(Permission.STOCK_DECIDE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Closed.class);
        var warehouse = layout.getWarehouse(code);
        transactions.run(() -> {
            if (!issues.close(warehouse.node(), asked.location(), new Sku(caller.client(), asked.sku())))
                throw new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal(
                                "outbound.no-such-request", Map.of("location", asked.location(), "sku", asked.sku())));
            audit.record(
                    caller.cause(clock.instant()),
                    "count-request.close",
                    "location:" + warehouse.code() + "/" + asked.location(),
                    Map.of("sku", asked.sku(), "reason", asked.reason()));
            return true;
        });
    }

    @GetMapping("/short-rule")
    @Permit(Permission.FLOOR_READ)
    Rule rule(@PathVariable String code) {
        return new Rule(issues.blocks(layout.getWarehouse(code).node()));
    }

    @PutMapping("/short-rule")
    @Permit(Permission.SETUP_WRITE)
    Rule rule(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Rule.class);
        var warehouse = layout.getWarehouse(code);
        return transactions.run(() -> {
            issues.put(warehouse.node(), asked.block());
            audit.record(
                    caller.cause(clock.instant()),
                    "short-rule.put",
                    "warehouse:" + warehouse.code(),
                    Map.of("block", asked.block()));
            return asked;
        });
    }
}
