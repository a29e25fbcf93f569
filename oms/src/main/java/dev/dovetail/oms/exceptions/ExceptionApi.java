package dev.dovetail.oms.exceptions;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.orders.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person, over HTTP. */
@RestController
@RequestMapping("/api/v1/exceptions")
class ExceptionApi {
    private static final int LIMIT = 500;

    private final Exceptions exceptions;

    ExceptionApi(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    @GetMapping
    @Permit(Permission.ORDERS_READ)
    Map<String, List<ExceptionGroup>> groups(Caller caller) {
        return Map.of("items", exceptions.groups(caller.client(), caller.channels()));
    }

    @GetMapping("/{kind}")
    @Permit(Permission.ORDERS_READ)
    Page<ExceptionRow> list(
            Caller caller,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, LIMIT);
        var known = ExceptionKind.of(kind)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("exceptions.unknown-kind", Map.of("kind", kind))));
        return exceptions.list(known, new ExceptionQuery(caller.client(), caller.channels(), owner, after, limit));
    }
}
