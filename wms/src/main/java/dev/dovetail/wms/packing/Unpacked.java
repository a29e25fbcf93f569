package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.stock.Held;
import dev.dovetail.wms.stock.StockView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What of some outbounds is picked and not yet in a box. Final while their rows are locked. */
@Component
class Unpacked {
    private final StockView stock;
    private final ParcelStore parcels;

    Unpacked(StockView stock, ParcelStore parcels) {
        this.stock = stock;
        this.parcels = parcels;
    }

    Map<FulfillmentOrderId, ToPack> of(NodeId node, Map<FulfillmentOrderId, OutboundOrder> outbounds) {
        if (outbounds.isEmpty()) return Map.of();
        var references = outbounds.values().stream().map(ToPack::reference).toList();
        var held = stock.held(node, references).stream().collect(Collectors.groupingBy(Held::reference));
        var inParcels = parcels.inParcels(node, outbounds.keySet());
        Map<FulfillmentOrderId, ToPack> unpacked = new LinkedHashMap<>();
        outbounds.forEach((id, outbound) -> unpacked.put(
                id, new ToPack(outbound, inParcels, held.getOrDefault(ToPack.reference(outbound), List.of()))));
        return unpacked;
    }
}
