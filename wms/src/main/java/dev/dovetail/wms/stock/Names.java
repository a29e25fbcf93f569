package dev.dovetail.wms.stock;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The units that have names of their own, while a list of moves is decided on them: pure. Who moves some of a heap says
 * which; a heap that is moved whole, and what leaves the building unread, need no names. A unit that the books have as lost
 * and that is read on a shelf changes places with one that the books have there.
 */
final class Names {
    private static final int SHOWN = 20;

    private final Set<Sku> named;
    private final Map<Unit, Balance.Key> before;
    private final Map<Unit, Balance.Key> places;
    private final Set<Unit> read = new HashSet<>();

    Names(Set<Sku> named, Map<Unit, Balance.Key> places, List<Move> moves) {
        this.named = named;
        this.before = Map.copyOf(places);
        this.places = new TreeMap<>(places);
        for (var move : moves) read.addAll(units(move));
    }

    /** One unit of a SKU. */
    record Unit(Sku sku, String serial) implements Comparable<Unit> {
        @Override
        public int compareTo(Unit other) {
            int bySku = sku.compareTo(other.sku);
            return bySku != 0 ? bySku : serial.compareTo(other.serial);
        }
    }

    @Nullable
    Refusal refusal(Move move) {
        if (!named.contains(move.sku())) return null;
        if (move.serials().isEmpty()) return unread(move);
        var units = units(move);
        if (units.size() != move.quantity() || units.size() != move.serials().size()) return needed(move, List.of());
        Set<Unit> spare = new HashSet<>();
        for (var unit : units) {
            var refusal = Location.virtual(move.from()) ? fromOutside(move, unit) : fromHere(move, unit, spare);
            if (refusal != null) return refusal;
        }
        return null;
    }

    private @Nullable Refusal unread(Move move) {
        if (Location.virtual(move.from())) return needed(move, List.of());
        var here = at(move.source(), _ -> true);
        boolean clear = Location.virtual(move.to()) ? here.size() >= move.quantity() : here.size() == move.quantity();
        return clear ? null : needed(move, here);
    }

    private static Refusal needed(Move move, List<Unit> here) {
        return new Refusal(
                "stock.serial-needed",
                Map.of(
                        "sku", move.sku().toString(),
                        "asked", move.quantity(),
                        "read", move.serials().size(),
                        "here", here.stream().limit(SHOWN).map(Unit::serial).toList()));
    }

    private @Nullable Refusal fromOutside(Move move, Unit unit) {
        var place = places.get(unit);
        if (place == null || place.location() == move.from()) return null;
        if (move.from() == Location.ADJUSTMENT && place.location() == Location.LOST) return null;
        return elsewhere("stock.serial-known", unit, place);
    }

    private @Nullable Refusal fromHere(Move move, Unit unit, Set<Unit> spare) {
        var place = places.get(unit);
        if (place == null) return elsewhere("stock.serial-unknown", unit, move.source());
        if (place.equals(move.source())) return null;
        var other = place.location() == Location.LOST ? spare(move, spare) : null;
        if (other == null) return elsewhere("stock.serial-elsewhere", unit, place);
        spare.add(other);
        return null;
    }

    private static Refusal elsewhere(String code, Unit unit, Balance.Key place) {
        return new Refusal(code, Map.of("serial", unit.serial(), "location", place.location()));
    }

    private @Nullable Unit spare(Move move, Set<Unit> taken) {
        return at(move.source(), unit -> !read.contains(unit) && !taken.contains(unit)).stream()
                .findFirst()
                .orElse(null);
    }

    private List<Unit> at(Balance.Key place, Predicate<Unit> which) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().equals(place) && which.test(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The move with the names of what it moves. */
    Move take(Move move) {
        if (!named.contains(move.sku())) return move.serials().isEmpty() ? move : move.named(List.of());
        var units = move.serials().isEmpty()
                ? at(move.source(), _ -> true).subList(0, (int) move.quantity())
                : List.copyOf(units(move));
        for (var unit : units) {
            var place = places.get(unit);
            if (place != null && place.location() == Location.LOST && !Location.virtual(move.from()))
                places.put(java.util.Objects.requireNonNull(spare(move, Set.of())), lost(move));
            places.put(unit, move.target());
        }
        return move.named(units.stream().map(Unit::serial).toList());
    }

    private static Balance.Key lost(Move move) {
        return new Balance.Key(Location.LOST, move.sku(), move.lot(), move.status());
    }

    /** Where each unit is now that is not where it was. */
    Map<Unit, Balance.Key> changed() {
        Map<Unit, Balance.Key> changed = new LinkedHashMap<>();
        places.forEach((unit, place) -> {
            if (!place.equals(before.get(unit))) changed.put(unit, place);
        });
        return changed;
    }

    boolean known(Unit unit) {
        return before.containsKey(unit);
    }

    private static Set<Unit> units(Move move) {
        Set<Unit> units = new LinkedHashSet<>();
        for (var serial : move.serials()) units.add(new Unit(move.sku(), serial));
        return units;
    }
}
