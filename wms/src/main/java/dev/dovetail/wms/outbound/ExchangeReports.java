package dev.dovetail.wms.outbound;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Exchanges picked units for others of the same kind that nobody claims: in the ledger the ones are put back and the others
 * picked. The same exchange the other way round is its inverse.
 */
@Component
class ExchangeReports {
    private final OutboundStore store;
    private final WorkStore works;
    private final Stock stock;

    ExchangeReports(OutboundStore store, WorkStore works, Stock stock) {
        this.store = store;
        this.works = works;
        this.stock = stock;
    }

    Map<UUID, Refusal> take(NodeId node, List<Exchange> exchanges) {
        var outbounds =
                new LinkedHashSet<>(exchanges.stream().map(Exchange::outbound).toList());
        var work = new Work(store.lock(node, outbounds), store.picksOfOutbounds(node, outbounds));
        stock.lockBins(node, exchanges.stream().map(Exchange::sku).collect(toSet()), heaps(exchanges));
        var free = new HashMap<>(
                stock.free(node, exchanges.stream().map(Exchange::sku).toList()));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (var one : exchanges) {
            var refusal = refusal(free, one);
            if (refusal != null) {
                refused.put(one.scanId(), refusal);
                continue;
            }
            free.merge(heap(one, one.instead()), -one.quantity(), Long::sum);
            free.merge(heap(one, one.back()), one.quantity(), Long::sum);
            moves.add(move(one, one.tote(), one.location(), one.back(), "put-back"));
            moves.add(move(one, one.location(), one.tote(), one.instead(), "picked"));
            if (!one.back().lot().equals(one.instead().lot())) Restops.at(work, one);
        }
        stock.move(node, moves).values().stream().findFirst().ifPresent(why -> {
            throw new Refused(Refused.Kind.CONFLICT, why);
        });
        if (!moves.isEmpty()) works.save(node, work, exchanges.getLast().at());
        return refused;
    }

    /** Units of one heap make room for each other: only what is taken of another must be free. */
    private static @Nullable Refusal refusal(Map<Balance.Key, Long> free, Exchange one) {
        boolean same = one.back().lot().equals(one.instead().lot());
        long possible = free.getOrDefault(heap(one, one.instead()), 0L) + (same ? one.quantity() : 0);
        return possible >= one.quantity()
                ? null
                : new Refusal(
                        "packing.no-exchange",
                        Map.of("lot", one.instead().lot(), "asked", one.quantity(), "possible", possible));
    }

    private static Balance.Key heap(Exchange one, Exchange.Units units) {
        return heap(one.location(), one, units);
    }

    private static Balance.Key heap(long place, Exchange one, Exchange.Units units) {
        return new Balance.Key(place, one.sku(), units.lot(), Status.AVAILABLE);
    }

    /** All that the moves will touch, so that they are locked in the one order. */
    private static Set<Balance.Key> heaps(List<Exchange> exchanges) {
        Set<Balance.Key> heaps = new LinkedHashSet<>();
        for (var one : exchanges)
            for (var units : List.of(one.back(), one.instead()))
                for (long place : List.of(one.location(), one.tote())) heaps.add(heap(place, one, units));
        return heaps;
    }

    private static Move move(Exchange one, long from, long to, Exchange.Units units, String reason) {
        return new Move(
                from,
                to,
                one.sku(),
                units.lot(),
                Status.AVAILABLE,
                one.quantity(),
                false,
                reason,
                "outbound:" + one.outbound(),
                one.worker(),
                one.at(),
                units.serials());
    }
}
