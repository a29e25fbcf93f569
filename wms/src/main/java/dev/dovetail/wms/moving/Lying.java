package dev.dovetail.wms.moving;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.moving.Relocation.Goods;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Status;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What lies where while a list of scans is read: each may carry on what an earlier one brought. */
final class Lying {
    private final Map<Long, Set<Balance.Key>> keys = new HashMap<>();

    Lying(Map<Long, List<Balance>> contents) {
        contents.forEach((location, rows) -> rows.forEach(row -> at(location).add(row.key())));
    }

    private Set<Balance.Key> at(long location) {
        return keys.computeIfAbsent(location, _ -> new LinkedHashSet<>());
    }

    void brings(Relocation one) {
        at(one.to().id())
                .add(new Balance.Key(
                        one.to().id(), one.goods().sku(), one.goods().lot(), one.becomes()));
    }

    boolean has(Location location, Sku sku) {
        return !matching(location, sku, null, _ -> true).isEmpty();
    }

    boolean has(Location location, Sku sku, @Nullable String lot, Status status) {
        return !matching(location, sku, lot, one -> one == status).isEmpty();
    }

    /** The goods that are meant, or null where that is not clear. Where none lie there, the ledger says so. */
    @Nullable
    Goods find(Location location, Sku sku, @Nullable String lot, Predicate<Status> status) {
        var found = matching(location, sku, lot, status);
        if (found.size() > 1) return null;
        if (found.isEmpty())
            return new Goods(
                    sku,
                    lot == null ? "" : lot,
                    location,
                    status.test(Status.AVAILABLE) ? Status.AVAILABLE : Status.HOLD);
        return new Goods(sku, found.getFirst().lot(), location, found.getFirst().status());
    }

    private List<Balance.Key> matching(Location location, Sku sku, @Nullable String lot, Predicate<Status> status) {
        return at(location.id()).stream()
                .filter(key ->
                        key.sku().equals(sku) && (lot == null || key.lot().equals(lot)) && status.test(key.status()))
                .toList();
    }

    Refusal unclear(Location location, Sku sku) {
        var possible = matching(location, sku, null, _ -> true).stream()
                .map(key -> Map.of("lot", key.lot(), "status", key.status().word()))
                .toList();
        return new Refusal(
                "moving.which-stock", Map.of("location", location.code(), "sku", sku.toString(), "possible", possible));
    }
}
