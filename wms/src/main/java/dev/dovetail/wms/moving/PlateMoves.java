package dev.dovetail.wms.moving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.plates.PlateScan;
import dev.dovetail.wms.plates.Plates;
import dev.dovetail.wms.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Works scans that move whole plates between places where goods are kept. */
@Component
class PlateMoves {
    private static final Plates.Rule RULE = new Plates.Rule(
            Places.STORES,
            Places.STORES,
            false,
            MoveWork.MOVED,
            "moving.not-a-store",
            "moving.not-a-store",
            "moving.bin-blocked",
            (_, _) -> Map.of());

    private final Plates plates;
    private final Stock stock;

    PlateMoves(Plates plates, Stock stock) {
        this.plates = plates;
        this.stock = stock;
    }

    Map<UUID, Refusal> take(NodeId node, List<PlateScan> scans) {
        var carried = plates.carry(node, scans, RULE);
        var moves = carried.landed().stream().flatMap(PlateMoves::relocations).toList();
        stock.tell(node, Relocations.facts(node, moves));
        return carried.refused();
    }

    private static Stream<Relocation> relocations(Plates.Landed one) {
        return one.goods().stream().map(goods -> {
            var key = goods.key();
            return new Relocation(
                    new Relocation.Goods(key.sku(), key.lot(), one.from(), key.status()),
                    one.to(),
                    key.status(),
                    goods.units(),
                    List.of(),
                    MoveWork.MOVED,
                    "move:" + one.scan().scanId(),
                    one.scan().worker(),
                    one.scan().at());
        });
    }
}
