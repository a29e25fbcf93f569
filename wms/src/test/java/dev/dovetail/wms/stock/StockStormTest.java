package dev.dovetail.wms.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lists of moves, claims and releases of claims, beside a model that knows nothing of SQL. */
@ExtendWith(PostgresExtension.class)
class StockStormTest {
    private static final List<Sku> SKUS =
            Stream.of("A", "B", "C").map(code -> new Sku(1, code)).toList();

    private final WarehouseHouse house;
    private final Stock stock;

    StockStormTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        stock = house.get(Stock.class);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** What the model believes lies somewhere, and how much of it is claimed. */
    private static final class Pile {
        long onHand;
        long claimed;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void balances_are_what_the_model_says_and_the_ledger_sums_to(long seed) {
        var w = house.warehouse(5);
        var places = Stream.concat(
                        Stream.of("DOCK-1", "TOTE-1"), Stream.of(1, 2, 3, 4, 5).map(i -> "A-01-0" + i + "-1"))
                .map(code -> house.location(w, code))
                .toList();
        var random = new Random(seed);
        Map<String, Pile> model = new HashMap<>();
        List<Allotment> claims = new ArrayList<>();

        for (int round = 0; round < 40; round++) {
            switch (random.nextInt(4)) {
                case 0 -> claims.addAll(claim(w, random, model));
                case 1 -> unclaim(w, random, model, claims);
                default -> move(w, random, model, claims, places);
            }
        }

        for (var place : places)
            for (var sku : SKUS) assertThat(pile(w, place, sku)).isEqualTo(pair(model.get(place + "/" + sku)));
        assertThat(house.broken().keySet()).isSubsetOf("W1"); // these claims belong to no pick line
    }

    private void move(Warehouse w, Random random, Map<String, Pile> model, List<Allotment> claims, List<Long> places) {
        List<Move> moves = new ArrayList<>();
        List<Boolean> fits = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            long from = random.nextInt(3) == 0 ? Location.SUPPLIER : places.get(random.nextInt(places.size()));
            long to = random.nextInt(5) == 0 ? Location.CUSTOMER : places.get(random.nextInt(places.size()));
            if (from == to) continue;
            boolean claimed = !claims.isEmpty() && random.nextInt(3) == 0;
            var claim = claimed ? claims.get(random.nextInt(claims.size())) : null;
            if (claim != null && claim.location() == to) continue;
            var sku = claim == null ? SKUS.get(random.nextInt(3)) : claim.sku();
            long quantity = claim == null ? 1 + random.nextInt(20) : claim.quantity();
            if (claim != null) claims.remove(claim);
            var move = Move.of(
                    claim == null ? from : claim.location(), to, sku, quantity, "storm", "test", "tester", house.now());
            moves.add(claim == null ? move : Claimed.of(move));
            fits.add(apply(model, moves.getLast()));
        }
        var refused = house.run(() -> stock.move(w.node(), moves));
        for (int i = 0; i < moves.size(); i++)
            assertThat(refused.containsKey(i)).isEqualTo(!fits.get(i));
    }

    private static boolean apply(Map<String, Pile> model, Move move) {
        if (move.from() > Location.ADJUSTMENT) {
            var pile = model.computeIfAbsent(move.from() + "/" + move.sku(), _ -> new Pile());
            if ((move.claimed() ? pile.claimed : pile.onHand - pile.claimed) < move.quantity()) return false;
            pile.onHand -= move.quantity();
            if (move.claimed()) pile.claimed -= move.quantity();
        }
        if (move.to() > Location.ADJUSTMENT)
            model.computeIfAbsent(move.to() + "/" + move.sku(), _ -> new Pile()).onHand += move.quantity();
        return true;
    }

    private List<Allotment> claim(Warehouse w, Random random, Map<String, Pile> model) {
        var wants = SKUS.stream()
                .map(sku -> new Want(SKUS.indexOf(sku), sku, 1 + random.nextInt(15)))
                .toList();
        var had = house.run(() -> stock.allocate(w.node(), wants));
        had.forEach(one -> model.get(one.location() + "/" + one.sku()).claimed += one.quantity());
        return had;
    }

    private void unclaim(Warehouse w, Random random, Map<String, Pile> model, List<Allotment> claims) {
        if (claims.isEmpty()) return;
        var given = claims.remove(random.nextInt(claims.size()));
        house.run(() -> {
            stock.unallocate(w.node(), List.of(given));
            return true;
        });
        model.get(given.location() + "/" + given.sku()).claimed -= given.quantity();
    }

    private List<Long> pile(Warehouse w, long place, Sku sku) {
        return house.get(StockView.class).contents(w.node(), List.of(place)).getOrDefault(place, List.of()).stream()
                .filter(row -> row.key().sku().equals(sku))
                .map(row -> List.of(row.onHand(), row.allocated()))
                .findFirst()
                .orElse(List.of(0L, 0L));
    }

    private static List<Long> pair(Pile pile) {
        return pile == null ? List.of(0L, 0L) : List.of(pile.onHand, pile.claimed);
    }
}
