package dev.dovetail.wms.plates;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.stock.Plated;
import dev.dovetail.wms.units.Sscc;
import dev.dovetail.wms.units.UnitNumbers;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Changes plates. What takes scans joins the caller's transaction and costs the same few statements whatever their number. */
@Component
public class Plates {
    private final PlateRows rows;
    private final Standing standing;
    private final Carrying carrying;
    private final FillWork fills;
    private final UnitNumbers numbers;
    private final Transactions transactions;

    Plates(
            PlateRows rows,
            Standing standing,
            Carrying carrying,
            FillWork fills,
            UnitNumbers numbers,
            Transactions transactions) {
        this.rows = rows;
        this.standing = standing;
        this.carrying = carrying;
        this.fills = fills;
        this.numbers = numbers;
        this.transactions = transactions;
    }

    /** New plates with numbers of the warehouse's own; refused as {@code plates.no-prefix} where it has no company prefix, or has used it up. */
    public List<String> make(Warehouse warehouse, String kind, int count, Cause cause) {
        return transactions.run(() -> {
            var made = numbers.take(warehouse.node(), count).stream()
                    .map(Sscc::digits)
                    .toList();
            if (made.isEmpty())
                throw new Refused(
                        Refused.Kind.CONFLICT, new Refusal("plates.no-prefix", Map.of("warehouse", warehouse.code())));
            rows.make(warehouse.node(), made, kind, cause.who(), cause.at());
            return made;
        });
    }

    /** Goods are about to be put onto a plate at a place. @param plate as it was read */
    public record Stand(UUID scanId, String plate, Location location, String worker, Instant at) {}

    /** @param plates the ids of the plates that stand there now, by scan */
    public record Stood(Map<UUID, Refusal> refused, Map<UUID, Long> plates) {}

    /**
     * Puts plates down where goods are put onto them; a number nobody knows becomes a plate. Refuses {@code plates.not-a-plate},
     * {@code plates.elsewhere} and {@code plates.broken}. They are locked until the transaction ends.
     */
    public Stood stand(NodeId node, List<Stand> stands) {
        return stands.isEmpty() ? new Stood(Map.of(), Map.of()) : standing.stand(node, stands);
    }

    /**
     * Which plates an activity carries where, and its words for what it does not.
     *
     * @param saleOnShelves whether goods that are for sale go to shelves only
     * @param picked what stays though it is on a plate: {@code receiving.picked}
     */
    public record Rule(
            Set<Location.Kind> from,
            Set<Location.Kind> to,
            boolean saleOnShelves,
            String reason,
            String notFrom,
            String notTo,
            String blocked,
            Picked picked) {}

    /** Says what of these places was picked for orders, and is not carried off; by location. */
    public interface Picked {
        Map<Long, Set<Sku>> lying(NodeId node, Collection<Location> places);
    }

    /** A plate that went, with what was on it. */
    public record Landed(PlateScan scan, Location from, Location to, List<Plated> goods) {}

    public record Carried(Map<UUID, Refusal> refused, List<Landed> landed) {}

    /**
     * Carries whole plates. Refuses by the rule's own words, {@code plates.unknown}, {@code plates.empty}, {@code plates.broken}, {@code receiving.picked},
     * {@code moving.same-place}, {@code moving.bin-full} and {@code moving.claimed}; what the OMS hears of it is the caller's.
     */
    public Carried carry(NodeId node, List<PlateScan> scans, Rule rule) {
        return scans.isEmpty() ? new Carried(Map.of(), List.of()) : carrying.carry(node, scans, rule);
    }

    /**
     * Goods that lie where a plate stands are put onto it, or taken off. Refuses {@code plates.not-a-plate}, {@code plates.elsewhere},
     * {@code plates.broken}, {@code plates.unknown-barcode}, {@code plates.no-such-place}, {@code plates.which-stock}, {@code
     * plates.named-units}, {@code stock.not-loose} and {@code stock.not-on-plate}.
     */
    public Map<UUID, Refusal> fill(Warehouse warehouse, List<PlateFill> scans) {
        return scans.isEmpty() ? Map.of() : fills.fill(warehouse.node(), scans);
    }

    /** Plates are no more: their goods are loose where they stood. Refuses {@code plates.unknown}, {@code plates.empty} and {@code plates.broken}. */
    public Map<UUID, Refusal> breakUp(Warehouse warehouse, List<PlateScan> scans) {
        return scans.isEmpty() ? Map.of() : fills.breakUp(warehouse.node(), scans);
    }
}
