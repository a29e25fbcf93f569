package dev.dovetail.wms.selling;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Want;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The moves of one receipt: out of the bins that have it free, oldest first. What no bin has free was sold all the same and
 * leaves from the place of corrections: a picker who misses it says so, and only then is it told as gone.
 */
final class Leaving {
    static final String SOLD = "sold";
    static final String REFUNDED = "refunded";

    private final NodeId node;
    private final String reference;
    private final String who;
    private final Instant at;
    private final List<Move> moves = new ArrayList<>();

    /** Base units of each line, by its place, that no bin had free. */
    final long[] unbooked;

    /** What the bins have fewer, and more, by SKU. */
    final Map<Sku, Long> sold = new TreeMap<>();

    final Map<Sku, Long> putBack = new TreeMap<>();

    Leaving(NodeId node, String reference, String who, Instant at, int lines) {
        this.node = node;
        this.reference = reference;
        this.who = who;
        this.at = at;
        this.unbooked = new long[lines];
    }

    void move(Stock stock, List<Counted> lines) {
        var wants = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).sold() > 0)
                .mapToObj(i -> new Want(i, lines.get(i).sku(), lines.get(i).sold()))
                .toList();
        for (var want : wants) unbooked[want.ref()] = want.quantity();
        stock.allocate(node, wants).stream()
                .sorted(Comparator.comparingInt(Allotment::ref))
                .forEach(this::take);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (unbooked[i] > 0) add(Location.ADJUSTMENT, Location.CUSTOMER, line.sku(), unbooked[i], SOLD);
            if (line.bin() == null) continue;
            add(Location.CUSTOMER, line.bin().id(), line.sku(), line.putBack(), REFUNDED);
            putBack.merge(line.sku(), line.putBack(), Long::sum);
        }
        var refused = stock.move(node, moves);
        if (!refused.isEmpty()) throw new IllegalStateException("goods that were claimed did not leave: " + refused);
    }

    private void take(Allotment claim) {
        unbooked[claim.ref()] -= claim.quantity();
        sold.merge(claim.sku(), -claim.quantity(), Long::sum);
        moves.add(new Move(
                claim.location(),
                Location.CUSTOMER,
                claim.sku(),
                claim.lot(),
                Status.AVAILABLE,
                claim.quantity(),
                true,
                SOLD,
                reference,
                who,
                at));
    }

    private void add(long from, long to, Sku sku, long units, String reason) {
        moves.add(Move.of(from, to, sku, units, reason, reference, who, at));
    }
}
