package dev.dovetail.oms.availability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Pools of goods on their way. Who touches one holds the lock of its SKU's open pool at the node. */
@Component
class Coming {
    private final PoolStore pools;
    private final ReservationStore reservations;
    private final Settled settled;
    private final LandedStock told;
    private final Transactions transactions;

    Coming(
            PoolStore pools,
            ReservationStore reservations,
            Settled settled,
            LandedStock told,
            Transactions transactions) {
        this.pools = pools;
        this.reservations = reservations;
        this.settled = settled;
        this.told = told;
        this.transactions = transactions;
    }

    void expect(NodeId node, Sku sku, String inbound, long units) {
        transactions.run(() -> {
            pools.lockOrMake(Set.of(new Shelves.Key(node, sku)), "expected");
            var rows = new PoolRows();
            rows.add(new PoolRows.Key(node, sku, Claim.inbound(inbound)), units);
            if (pools.putComing(rows)) return;
            long reserved = pools.lockComing(rows).getFirst().reserved();
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    new Refusal(
                            "availability.below-reserved",
                            Map.of("below", List.of(new Below(sku.code(), units, reserved)))));
        });
    }

    private record Below(String sku, long asked, long reserved) {}

    Landed land(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) return new Landed(List.of(), List.of());
        return transactions.run(() -> {
            var shelves = pools.lockOrMake(
                    arrivals.stream()
                            .map(a -> new Shelves.Key(a.node(), a.sku()))
                            .collect(toSet()),
                    "received");
            var rows = new PoolRows();
            for (var arrival : arrivals) rows.add(arrival.key(), 0);
            var before = pools.lockComing(rows).stream().collect(toMap(Coming::key, pool -> pool));
            var held = reservations.ofPools(rows).stream().collect(groupingBy(Coming::key));
            var sharing = new Sharing();
            for (var arrival : arrivals) {
                var pool = Objects.requireNonNull(before.get(arrival.key()), () -> "no pool " + arrival.key());
                var claims = ranked(held.getOrDefault(arrival.key(), List.of()), arrival);
                sharing.share(arrival, pool, shelves.get(arrival.node(), arrival.sku()), claims);
            }
            save(sharing);
            told.tell(settled.save(shelves).rose());
            return new Landed(sharing.served, sharing.unserved);
        });
    }

    private void save(Sharing sharing) {
        pools.save(sharing.after);
        var ended = new ArrayList<>(sharing.served);
        ended.addAll(sharing.unserved);
        if (!ended.isEmpty()) reservations.giveBack(ended, false);
        if (!sharing.served.isEmpty())
            reservations.add(
                    sharing.served.stream()
                            .map(c -> new Claim(c.node(), c.order(), c.line(), c.sku(), c.quantity(), Claim.OPEN))
                            .toList(),
                    false);
    }

    private static List<Claim> ranked(List<Claim> claims, Arrival arrival) {
        var ranks = new HashMap<OrderId, Integer>();
        for (var order : arrival.ranked()) ranks.putIfAbsent(order, ranks.size());
        for (var claim : claims)
            if (!ranks.containsKey(claim.order()))
                throw new TryLater(
                        "availability.holders-moved", Duration.ofSeconds(1), "an order was promised some just now");
        return claims.stream()
                .sorted(Comparator.comparingInt((Claim claim) -> ranks.getOrDefault(claim.order(), ranks.size()))
                        .thenComparingInt(Claim::line))
                .toList();
    }

    private static PoolRows.Key key(Pool pool) {
        return new PoolRows.Key(pool.node(), pool.sku(), pool.name());
    }

    private static PoolRows.Key key(Claim claim) {
        return new PoolRows.Key(claim.node(), claim.sku(), claim.pool());
    }

    /** Who gets what: by rank the first are served, the next go on waiting for what is still to come, the last get nothing. */
    private static final class Sharing {
        final List<Claim> served = new ArrayList<>();
        final List<Claim> unserved = new ArrayList<>();
        final List<Pool> after = new ArrayList<>();

        void share(Arrival arrival, Pool pool, Shelf shelf, List<Claim> claims) {
            long came = shelf.arrive(arrival.units(), pool.reserved());
            long toCome = arrival.over() ? 0 : Math.max(0, pool.position() - arrival.units());
            long waiting = Math.min(pool.reserved() - came, toCome);
            after.add(new Pool(pool.node(), pool.sku(), pool.name(), toCome, waiting, 0, 0, 0));
            long[] left = {came, waiting};
            for (var claim : claims) {
                long got = Math.min(left[0], claim.quantity());
                long waits = Math.min(left[1], claim.quantity() - got);
                long lost = claim.quantity() - got - waits;
                left[0] -= got;
                left[1] -= waits;
                if (got > 0) served.add(of(claim, got));
                if (lost > 0) unserved.add(of(claim, lost));
            }
        }

        private static Claim of(Claim claim, long units) {
            return new Claim(claim.node(), claim.order(), claim.line(), claim.sku(), units, claim.pool());
        }
    }
}
