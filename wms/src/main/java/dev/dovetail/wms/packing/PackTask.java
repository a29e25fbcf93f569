package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.OutboundOrder;
import java.util.List;
import java.util.Optional;

/**
 * One outbound as its packer sees it.
 *
 * @param totes where its units lie; @param cartons boxes of it that are open; @param lines what is not in a box yet
 */
public record PackTask(OutboundOrder outbound, List<String> totes, List<String> cartons, List<Line> lines) {
    public PackTask {
        totes = List.copyOf(totes);
        cartons = List.copyOf(cartons);
        lines = List.copyOf(lines);
    }

    /** @param barcode one that counts single units; @param quantity base units */
    public record Line(int line, Sku sku, Optional<String> barcode, long quantity) {}
}
