package dev.dovetail.wms.dispatch;

import dev.dovetail.kernel.Malformed;
import java.util.HashSet;
import java.util.List;

/**
 * How a store keeps what its customers come for.
 *
 * @param holdDays after how many days what nobody came for may be given back
 * @param proofs words for what customers show; where there are any, one of them is named at each hand-over
 */
record PickupRule(int holdDays, List<String> proofs) {
    static final PickupRule USUAL = new PickupRule(7, List.of());

    PickupRule {
        proofs = List.copyOf(proofs);
        if (holdDays < 0 || holdDays > 60) throw new Malformed("dispatch.hold-days", "/holdDays", "0 to 60 days");
        if (proofs.size() > 20
                || new HashSet<>(proofs).size() != proofs.size()
                || proofs.stream().anyMatch(one -> !one.matches("[a-z0-9-]{1,40}")))
            throw new Malformed("dispatch.proofs", "/proofs", "at most 20 words of a-z, 0-9 and -, each once");
    }
}
