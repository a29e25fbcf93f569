package dev.dovetail.wms.moving;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Location.Kind;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.StockView;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes changes that somebody with the say decided: off sale, back on sale, into the scrap. Each once by its key. */
@Component
class Changes {
    private static final Location SCRAPPED = new Location(
            Location.SCRAP, "SCRAP", Kind.SCRAP, null, null, null, null, 0, Location.Size.UNKNOWN, null, null, null);

    private final Places places;
    private final StockView view;
    private final Relocations relocations;
    private final ChangeStore store;

    Changes(Places places, StockView view, Relocations relocations, ChangeStore store) {
        this.places = places;
        this.view = view;
        this.relocations = relocations;
        this.store = store;
    }

    Moving.Changed make(NodeId node, long id, Asked asked, Cause cause) {
        var known = places.look(node, List.of(), List.of(asked.location()));
        var refusal = known.notOf(Places.SET_ASIDE, asked.location());
        if (refusal != null) throw new Refused(Refused.Kind.UNPROCESSABLE, refusal);
        var location = known.location(asked.location());
        var lying = new Lying(view.contents(node, List.of(location.id())));
        var goods = lying.find(
                location,
                asked.sku(),
                asked.lot(),
                status -> asked.was() == null || status.word().equals(asked.was()));
        var before = store.find(node, asked.key());
        if (goods == null && before.isEmpty())
            throw new Refused(Refused.Kind.CONFLICT, lying.unclear(location, asked.sku()));
        var change = asked.change(id, goods, cause);
        if (before.isPresent()) return again(before.get(), change);
        if (goods == null || change.was().equals(change.becomes()))
            throw new Refused(
                    Refused.Kind.CONFLICT, new Refusal("moving.same-status", Map.of("status", change.becomes())));
        if (store.add(node, List.of(change), Map.of(location.code(), location.id())) == 0)
            return again(store.find(node, asked.key()).orElseThrow(), change);
        relocations
                .carry(node, List.of(relocation(goods, change, asked.serials())))
                .values()
                .forEach(why -> {
                    throw new Refused(Refused.Kind.CONFLICT, why);
                });
        return new Moving.Changed(change, false);
    }

    private static Moving.Changed again(StockChange before, StockChange now) {
        if (!before.same(now))
            throw new Refused(Refused.Kind.CONFLICT, new Refusal("moving.key-reused", Map.of("key", before.key())));
        return new Moving.Changed(before, true);
    }

    static Relocation relocation(Relocation.Goods goods, StockChange change, List<String> serials) {
        boolean scrapped = change.becomes().equals(StockChange.SCRAP);
        Status becomes =
                scrapped ? goods.status() : Statuses.of(change.becomes()).orElseThrow();
        var to = scrapped ? SCRAPPED : goods.location();
        return new Relocation(
                goods,
                to,
                becomes,
                change.quantity(),
                serials,
                change.becomes(),
                change.reference(),
                change.who(),
                change.at());
    }
}
