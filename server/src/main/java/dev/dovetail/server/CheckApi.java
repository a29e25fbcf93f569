package dev.dovetail.server;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.storage.Invariants;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The check over HTTP. */
@RestController
class CheckApi {
    private final Invariants invariants;

    CheckApi(Invariants invariants) {
        this.invariants = invariants;
    }

    @GetMapping("/api/v1/check")
    @Permit(Permission.ADMIN)
    CheckResult check() {
        return CheckResult.of(invariants, invariants.broken());
    }
}
