package dev.dovetail.console.lifecycle;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds that were chosen in a form.
 *
 * @param back an address of ours to return to
 */
record Picked(Map<OrderId, Set<Long>> holds, String back, String reason) {
    private static final int MOST = 200;
    private static final Pattern PICK = Pattern.compile("([0-9]{1,18})/([0-9]{1,18})");
    private static final Pattern OURS =
            Pattern.compile("/(orders|exceptions)(/[A-Za-z0-9-]+)*(\\?[A-Za-z0-9=&%._-]*)?");

    /** Refuses what no form of ours sends. An address that is not ours becomes the exceptions'. */
    static Picked of(List<String> chosen, String back, String reason) {
        if (chosen.size() > MOST) throw refused("too-many");
        var holds = new LinkedHashMap<OrderId, Set<Long>>();
        for (var one : chosen) {
            var parts = PICK.matcher(one);
            if (!parts.matches() || Long.parseLong(parts.group(1)) <= 0) throw refused(one);
            holds.computeIfAbsent(new OrderId(Long.parseLong(parts.group(1))), _ -> new TreeSet<>())
                    .add(Long.parseLong(parts.group(2)));
        }
        return new Picked(holds, OURS.matcher(back).matches() ? back : "/exceptions/held", reason);
    }

    /** Those of the rows that are open, by their orders. */
    static Map<OrderId, Set<Long>> open(List<ReleasePage.Row> rows) {
        var open = new LinkedHashMap<OrderId, Set<Long>>();
        for (var row : rows)
            if (row.open())
                open.computeIfAbsent(new OrderId(Long.parseLong(row.orderId())), _ -> new TreeSet<>())
                        .add(Long.parseLong(row.held().hold().holdId()));
        return open;
    }

    private static Refused refused(String what) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal("holds.not-found", Map.of("hold", what)));
    }
}
