package dev.dovetail.wms.moving;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change that somebody asks for. @param lot and @param was: needed only where goods of several lie there */
record Asked(
        String key,
        String location,
        Sku sku,
        @Nullable String lot,
        @Nullable String was,
        String becomes,
        long quantity,
        List<String> serials,
        String reason) {

    StockChange change(long id, Relocation.@Nullable Goods goods, Cause cause) {
        return new StockChange(
                id,
                key,
                location,
                sku,
                goods == null ? "" : goods.lot(),
                goods == null ? "" : goods.status().word(),
                becomes,
                quantity,
                reason,
                cause.who(),
                cause.at());
    }
}
