package dev.dovetail.wms.layout;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each bin three digits for its label, so that who stands before the next bin notices. Digits stay as they are
 * unless the bin is moved beside one that has the same. Neighbours are up to {@value #BAYS} bays and {@value #LEVELS}
 * level away in their aisle, on either side. Pure.
 */
final class CheckDigits {
    static final int BAYS = 2;
    static final int LEVELS = 1;
    private static final int ALL = 1000;
    /** Has no factor of a thousand, so that steps of it meet every number. */
    private static final int STEP = 379;

    private final Map<Bay, List<Given>> given = new HashMap<>();

    private CheckDigits() {}

    private record Bay(@Nullable String zone, int aisle, int bay) {}

    private record Given(int level, int digits) {}

    /** The digits of each planned bin and reserve, by code. */
    static Map<String, String> of(List<Location> standing, List<PlannedLocation> planned) {
        Map<String, Location> stays = new HashMap<>();
        for (var one : standing) stays.put(one.code(), one);
        Map<String, String> before = new HashMap<>();
        for (var one : planned) {
            var was = stays.remove(one.code());
            if (was != null && was.checkDigits() != null) before.put(one.code(), was.checkDigits());
        }
        var all = new CheckDigits();
        for (var one : stays.values())
            if (one.checkDigits() != null)
                all.give(bay(one.zone(), one.aisle(), one.bay(), 0), zero(one.level()), number(one.checkDigits()));
        Map<String, String> chosen = new HashMap<>();
        for (var one : planned) if (one.kind().shelf()) chosen.put(one.code(), all.choose(one, before.get(one.code())));
        return chosen;
    }

    private String choose(PlannedLocation one, @Nullable String before) {
        var taken = taken(one);
        int digits = before == null ? Math.floorMod(one.code().hashCode() * 0x9E3779B1 >>> 8, ALL) : number(before);
        for (int tried = 1; taken.get(digits); tried++) {
            if (tried == ALL)
                throw new Refused(
                        Refused.Kind.UNPROCESSABLE, new Refusal("layout.crowded", Map.of("code", one.code())));
            digits = (digits + STEP) % ALL;
        }
        give(bay(one.zone(), one.aisle(), one.bay(), 0), zero(one.level()), digits);
        return "%03d".formatted(digits);
    }

    private BitSet taken(PlannedLocation one) {
        var taken = new BitSet(ALL);
        for (int off = -BAYS; off <= BAYS; off++)
            for (var other : given.getOrDefault(bay(one.zone(), one.aisle(), one.bay(), off), List.of()))
                if (Math.abs(other.level() - zero(one.level())) <= LEVELS) taken.set(other.digits());
        return taken;
    }

    private void give(Bay bay, int level, int digits) {
        given.computeIfAbsent(bay, _ -> new ArrayList<>()).add(new Given(level, digits));
    }

    private static Bay bay(@Nullable String zone, @Nullable Integer aisle, @Nullable Integer bay, int off) {
        return new Bay(zone, zero(aisle), zero(bay) + off);
    }

    private static int zero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
