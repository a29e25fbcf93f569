package dev.dovetail.wms.picking;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.Outbound;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a picker what nobody else holds; who has a trip gets that trip again. Joins the caller's transaction. */
@Component
class Claims {
    private final LoanStore loans;
    private final ClaimStore claims;
    private final Outbound outbound;
    private final LayoutSetup setup;
    private final IdSource ids;
    private final InstantSource clock;

    Claims(
            LoanStore loans,
            ClaimStore claims,
            Outbound outbound,
            LayoutSetup setup,
            IdSource ids,
            InstantSource clock) {
        this.loans = loans;
        this.claims = claims;
        this.outbound = outbound;
        this.setup = setup;
        this.ids = ids;
        this.clock = clock;
    }

    List<LoanStore.Loan> take(NodeId node, PickAsk ask) {
        var resumed = loans.resume(node, ask.worker());
        if (!resumed.isEmpty()) return resumed;
        if (ask.plain()) return loans.lend(node, ask.worker(), ask.most());
        var claimed = claims.claim(node, ask, ids.next(node.value() & 255), cart(node, ask), clock.instant());
        if (!ask.zones().isEmpty())
            outbound.keepZones(node, claimed.stream().map(LoanStore.Loan::task).toList(), ask.zones());
        return claimed;
    }

    private @Nullable Long cart(NodeId node, PickAsk ask) {
        var code = ask.cart();
        if (code == null) return null;
        var place = Objects.requireNonNull(
                setup.open(node, Location.Kind.CART, Set.of(code)).get(code));
        if (place.kind() != Location.Kind.CART)
            throw new Refused(Refused.Kind.UNPROCESSABLE, new Refusal("picking.not-a-cart", Map.of("scanned", code)));
        claims.lockCart(node, place.id(), ask.worker()).ifPresent(holder -> {
            throw new Refused(
                    Refused.Kind.CONFLICT, new Refusal("picking.cart-taken", Map.of("cart", code, "worker", holder)));
        });
        return place.id();
    }
}
