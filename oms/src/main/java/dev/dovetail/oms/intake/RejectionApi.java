package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.oms.orders.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Rejected orders for those who correct them. */
@RestController
@RequestMapping("/api/v1/rejected-orders")
class RejectionApi {
    private static final int LIMIT = 500;

    private final Rejections rejections;
    private final Body body;

    RejectionApi(Rejections rejections, Body body) {
        this.rejections = rejections;
        this.body = body;
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    Page<Rejection> list(
            Caller caller,
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var rows = rejections.list(caller, state, after == null ? Long.MAX_VALUE : after, limit + 1);
        boolean more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page<>(items, more ? items.getLast().rejectedId() : null);
    }

    /** @param body as it was posted, readable or not */
    record Opened(Rejection rejection, String body) {}

    @GetMapping("/{id}")
    @Permit(Permission.ORDERS_CHANGE)
    Opened one(Caller caller, @PathVariable long id) {
        return new Opened(rejections.get(caller, id), new String(rejections.open(id), StandardCharsets.UTF_8));
    }

    /** @param body the corrected order; the order as it came where it is left out */
    record Resend(@Nullable JsonNode body) {}

    @PostMapping("/{id}/resend")
    @Permit(Permission.ORDERS_CHANGE)
    ResponseEntity<CaptureReply> resend(Caller caller, @PathVariable long id, HttpServletRequest request) {
        byte[] bytes = body.bytes(request);
        var corrected =
                bytes.length == 0 ? null : body.read(bytes, Resend.class).body();
        var captured = rejections.resend(caller, id, corrected);
        return ResponseEntity.status(captured.status()).body(CaptureReply.of(captured));
    }

    record Dismiss(String reason) {}

    @PostMapping("/{id}/dismiss")
    @Permit(Permission.ORDERS_CHANGE)
    Rejection dismiss(Caller caller, @PathVariable long id, HttpServletRequest request) {
        rejections.dismiss(caller, id, body.read(request, Dismiss.class).reason());
        return rejections.get(caller, id);
    }
}
