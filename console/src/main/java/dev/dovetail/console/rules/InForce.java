package dev.dovetail.console.rules;

import dev.dovetail.oms.routing.Published;
import dev.dovetail.oms.routing.Routing;
import dev.dovetail.oms.sourcing.RuleBook;
import dev.dovetail.oms.sourcing.Rules;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force as they are kept, and not as a process remembers them for a second: who published just now sees it.
 *
 * @param version 0 where nobody published any
 * @param published who put them in force; null where nobody did
 */
record InForce(int version, Rules rules, @Nullable Published published) {
    static InForce of(Routing routing) {
        var newest = routing.history(Integer.MAX_VALUE, 1);
        if (newest.isEmpty()) return new InForce(0, RuleBook.STANDARD.text(), null);
        return new InForce(newest.getFirst().version(), newest.getFirst().rules(), newest.getFirst());
    }
}
