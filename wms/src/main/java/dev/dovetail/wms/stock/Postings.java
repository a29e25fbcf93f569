package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of a list of moves on locked balances: pure.
 *
 * @param moves those that stand
 * @param changes what each touched balance gains or loses
 * @param refused why the others do not stand, by their place in the list
 */
record Postings(List<Move> moves, List<Change> changes, Map<Integer, Refusal> refused) {

    /** @param empties whether nothing stays, and so no row */
    record Change(Balance.Key key, long onHand, long allocated, Instant since, boolean empties) {}

    /** The balances that moves touch; virtual locations have none. */
    static Set<Balance.Key> touched(List<Move> moves) {
        Set<Balance.Key> keys = new LinkedHashSet<>();
        moves.stream()
                .flatMap(move -> Stream.of(move.source(), move.target()))
                .filter(key -> !Location.virtual(key.location()))
                .forEach(keys::add);
        return keys;
    }

    static Postings decide(Collection<Balance> locked, Names names, List<Move> moves) {
        Map<Balance.Key, Figure> figures = new LinkedHashMap<>();
        locked.forEach(row -> figures.put(row.key(), new Figure(row)));
        List<Move> taken = new ArrayList<>();
        Map<Integer, Refusal> refused = new LinkedHashMap<>();
        for (int i = 0; i < moves.size(); i++) {
            var move = moves.get(i);
            var source = figures.computeIfAbsent(move.source(), _ -> new Figure(null));
            var refusal = Location.virtual(move.from()) ? null : source.refusal(move);
            if (refusal == null) refusal = names.refusal(move);
            if (refusal != null) {
                refused.put(i, refusal);
                continue;
            }
            var age = Location.virtual(move.from()) ? move.at() : source.since(move);
            source.take(move);
            figures.computeIfAbsent(move.target(), _ -> new Figure(null)).put(move, age);
            taken.add(names.take(move));
        }
        List<Change> changes = new ArrayList<>();
        figures.forEach((key, figure) -> figure.change(key).ifPresent(changes::add));
        return new Postings(taken, changes, refused);
    }
}
