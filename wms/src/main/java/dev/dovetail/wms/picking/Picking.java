package dev.dovetail.wms.picking;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.PickLine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What pickers report. The methods join the caller's transaction, in which the caller keeps a scan from counting twice; they
 * cost the same few statements whatever the number of scans.
 *
 * <p>A scan is taken whoever holds the task by now: the units have left the bin.
 */
@Component
public class Picking {
    private final PickWork picks;
    private final UnpickWork unpicks;
    private final ShortWork shorts;
    private final ToteWork totes;
    private final SwapWork swaps;
    private final LaidIn laid;

    Picking(PickWork picks, UnpickWork unpicks, ShortWork shorts, ToteWork totes, SwapWork swaps, LaidIn laid) {
        this.picks = picks;
        this.unpicks = unpicks;
        this.shorts = shorts;
        this.totes = totes;
        this.swaps = swaps;
        this.laid = laid;
    }

    /** Units that lie in a tote. @param bin they were picked from; @param serials whether each unit's name is to be read */
    public record Laid(
            PickLine.Key stop, Location bin, Sku sku, String lot, long units, String orderNumber, boolean serials) {}

    /** What lies in a tote and can be laid back, in walking order; nothing where it is no tote. */
    public List<Laid> in(Warehouse warehouse, String tote) {
        return laid.of(warehouse.node(), tote);
    }

    /**
     * Moves what was scanned from bins into totes.
     *
     * @return why, for each scan that was refused: {@code picking.no-such-line}, {@code picking.wrong-location},
     *     {@code picking.wrong-item}, {@code picking.unknown-barcode}, {@code picking.too-many},
     *     {@code picking.not-a-tote}, {@code picking.wrong-tote} (another than the slot's), {@code picking.tote-taken}, each
     *     with what was expected and what was scanned, {@code picking.stop-done} and {@code picking.stop-moved}; the others
     *     stand
     */
    public Map<UUID, Refusal> pick(Warehouse warehouse, List<PickScan> scans) {
        return picks.take(warehouse.node(), scans);
    }

    /**
     * The inverse of {@link #pick}: moves what was scanned from totes back into the bins that it was picked from.
     *
     * @return why, for each scan that was refused: {@code picking.no-such-line}, {@code picking.wrong-location},
     *     {@code picking.wrong-item}, {@code picking.wrong-lot}, {@code picking.unknown-barcode}, {@code picking.not-a-tote},
     *     {@code picking.others-task}, {@code picking.bin-blocked}, {@code moving.bin-full}, and as
     *     outbound's {@code putBack}; the others stand
     */
    public Map<UUID, Refusal> unpick(Warehouse warehouse, List<PickScan> scans) {
        return unpicks.take(warehouse.node(), scans);
    }

    /**
     * Reports units that were not found; they are looked for in other bins.
     *
     * @return why, for each scan that was refused: as {@link #pick}, and {@code picking.unknown-reason}; the others stand
     */
    public Map<UUID, Refusal> shorted(Warehouse warehouse, List<ShortScan> scans) {
        return shorts.take(warehouse.node(), scans);
    }

    /**
     * Takes another lot of the same goods from the same bin, where every order keeps its goods.
     *
     * @return why, for each scan that was refused: {@code picking.no-swap}, {@code picking.no-such-line},
     *     {@code picking.wrong-location}, {@code picking.stop-done}; the others stand
     */
    public Map<UUID, Refusal> swap(Warehouse warehouse, List<SwapScan> scans) {
        return swaps.take(warehouse.node(), scans);
    }

    /**
     * Puts totes into slots of trips, also in the place of full ones.
     *
     * @return why, for each scan that was refused: {@code picking.no-such-slot}, {@code picking.not-a-tote},
     *     {@code picking.wrong-tote} (another slot's), {@code picking.tote-taken}; the others stand
     */
    public Map<UUID, Refusal> putTotes(Warehouse warehouse, List<ToteScan> scans) {
        return totes.take(warehouse.node(), scans);
    }
}
