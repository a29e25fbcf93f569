package dev.dovetail.wms.counting;

import java.math.BigDecimal;
import java.util.List;

/** What follows from a round. Pure. */
final class Verdict {
    private Verdict() {}

    /** @param again whether another person has counted the bin before */
    static CountCommand of(List<Found> found, boolean again) {
        var different = found.stream()
                .filter(one -> one.difference() != 0 || one.unread())
                .toList();
        if (different.isEmpty()) return new CountCommand.Agree();
        if (!again && !different.stream().allMatch(Found::within)) return new CountCommand.Doubt();
        if (different.stream().anyMatch(one -> one.unsure() || one.claimed() || one.unread()))
            return new CountCommand.Refer();
        return again && dear(different) ? new CountCommand.Refer() : new CountCommand.Agree();
    }

    /** What nobody put a value on may be worth anything. */
    private static boolean dear(List<Found> different) {
        var sum = BigDecimal.ZERO;
        var most = different.getFirst().policy().approveValue();
        for (var one : different) {
            var worth = one.worth();
            if (worth == null) return true;
            sum = sum.add(worth);
            most = most.min(one.policy().approveValue());
        }
        return sum.compareTo(most) > 0;
    }
}
