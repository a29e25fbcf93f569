package dev.dovetail.oms.intake;

import dev.dovetail.kernel.Refused;
import java.util.Map;

/** Rolls a round's transaction back; nothing went wrong. */
final class Again extends RuntimeException {
    final transient Map<Waiting, Refused> refused;
    final boolean keysLost;

    /** @param refused leave the round; @param keysLost another process has just captured one of its orders */
    Again(Map<Waiting, Refused> refused, boolean keysLost) {
        super(null, null, false, false);
        this.refused = refused;
        this.keysLost = keysLost;
    }
}
