package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.plates.PlateScan;
import dev.dovetail.wms.plates.Plates;
import dev.dovetail.wms.stock.Plated;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Works scans that put whole plates away. */
@Component
class PlatePutaway {
    private final Plates plates;
    private final Counts counts;
    private final PutawayClaims claims;
    private final Stock stock;
    private final Plates.Rule rule;

    PlatePutaway(Plates plates, Counts counts, PutawayClaims claims, Stock stock, PickedGoods picked) {
        this.plates = plates;
        this.counts = counts;
        this.claims = claims;
        this.stock = stock;
        this.rule = new Plates.Rule(
                Scans.DOCKS,
                Carried.PLACES,
                true,
                "put-away",
                Scans.NOT_A_DOCK,
                "receiving.not-a-bin",
                "receiving.bin-blocked",
                picked::skus);
    }

    Map<UUID, Refusal> take(NodeId node, List<PlateScan> scans) {
        var carried = plates.carry(node, scans, rule);
        var goods =
                carried.landed().stream().flatMap(one -> one.goods().stream()).toList();
        if (goods.isEmpty()) return carried.refused();
        var delivered = carried.landed().stream()
                .filter(one -> one.from().ofDeliveries())
                .flatMap(one -> one.goods().stream())
                .toList();
        counts.putAway(node, Counts.sum(delivered, one -> one.key().sku(), Plated::units));
        claims.done(
                node,
                goods.stream()
                        .map(one -> new PutawayClaims.Place(
                                one.key().location(), one.key().sku()))
                        .distinct()
                        .toList());
        stock.tell(
                node,
                Brought.facts(
                        node,
                        carried.landed().stream().flatMap(PlatePutaway::forSale).toList()));
        return carried.refused();
    }

    private static Stream<Brought> forSale(Plates.Landed one) {
        return one.goods().stream()
                .filter(goods -> goods.key().status() == Status.AVAILABLE)
                .map(goods -> new Brought(
                        "putaway", goods.key().sku(), goods.units(), one.scan().at()));
    }
}
