package dev.dovetail.ground.owners;

import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who owns what, over HTTP. The table is as large as the program, so it has no pages. */
@RestController
class OwnersApi {
    private final Owners owners;

    OwnersApi(Owners owners) {
        this.owners = owners;
    }

    @GetMapping("/api/v1/owners")
    @Permit(Permission.ORDERS_READ)
    OwnerTable list() {
        return owners.all();
    }
}
