package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Outward.Partner;
import java.util.Optional;

/** Where partners live and how to speak to them. */
interface Partners {
    Optional<Partner> find(String code);
}
