package dev.dovetail.oms.holds;

import dev.dovetail.kernel.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold to place.
 *
 * @param code 1 to 60 characters: what machines tell it by; an order has one open hold of each kind and code
 * @param detail 1 to 1,000 characters: why, in words; names no person
 * @param owner 1 to 60 characters: the role or queue that decides
 * @param releaseAt with {@link ReleaseRule#AT_A_TIME}, and only then
 * @param other the order that this one looks like
 */
public record NewHold(
        OrderId order,
        HoldKind kind,
        String code,
        String detail,
        String owner,
        ReleaseRule rule,
        @Nullable Instant releaseAt,
        @Nullable OrderId other) {
    public NewHold {
        if ((rule == ReleaseRule.AT_A_TIME) != (releaseAt != null))
            throw new IllegalArgumentException("a hold has a time where its rule is a time");
    }

    /** One that the check that placed it may lift. */
    public static NewHold checked(OrderId order, HoldKind kind, String code, String detail, String owner) {
        return new NewHold(order, kind, code, detail, owner, ReleaseRule.WHEN_CHECKED, null, null);
    }
}
