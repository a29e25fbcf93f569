package dev.dovetail.oms.softholds;

import dev.dovetail.kernel.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What each caller's open holds come to, in {@code oms.soft_hold_use}. The limits stand in the statement. */
@Repository
class HoldUse {
    private final JdbcTemplate jdbc;
    private final HoldLimits limits;

    HoldUse(JdbcTemplate jdbc, HoldLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /** Counts a hold that grew or was opened. Refuses {@code softholds.too-many}. Less is always taken. */
    void raise(String caller, long holds, long units) {
        jdbc.update(
                "insert into oms.soft_hold_use (slot, key_name) values (?, ?) on conflict do nothing",
                slot(caller),
                caller);
        int raised = jdbc.update(
                """
                update oms.soft_hold_use set holds = holds + ?, units = units + ?
                 where slot = ? and key_name = ? and (? <= 0 or holds + ? <= ?) and (? <= 0 or units + ? <= ?)
                """, holds, units, slot(caller), caller, holds, holds, limits.holds, units, units, limits.units);
        if (raised == 0) throw limits.tooMany();
    }

    private record Less(long holds, long units) {}

    /** Counts holds that ended. */
    void lower(Collection<HoldRow> ended) {
        var sums = new TreeMap<String, Less>(
                Comparator.comparingInt(HoldUse::slot).thenComparing(Comparator.naturalOrder()));
        for (var row : ended)
            sums.merge(
                    row.caller(),
                    new Less(1, row.units()),
                    (a, b) -> new Less(a.holds() + b.holds(), a.units() + b.units()));
        var args = new ArrayList<Object[]>();
        sums.forEach((caller, less) -> args.add(new Object[] {less.holds(), less.units(), slot(caller), caller}));
        jdbc.batchUpdate(
                "update oms.soft_hold_use set holds = holds - ?, units = units - ? where slot = ? and key_name = ?",
                args);
    }

    private static int slot(String caller) {
        return Slot.of(Slot.hash("soft-hold-use", caller));
    }
}
