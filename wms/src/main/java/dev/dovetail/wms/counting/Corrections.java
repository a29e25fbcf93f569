package dev.dovetail.wms.counting;

import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.stock.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Books differences: what is missing goes to the lost place, what is more comes from the place of corrections. */
@Component
class Corrections {
    private static final String COUNTED = "counted";

    private final StockView view;
    private final Layout layout;
    private final Stock stock;
    private final ReadNames names;

    Corrections(StockView view, Layout layout, Stock stock, ReadNames names) {
        this.view = view;
        this.layout = layout;
        this.stock = stock;
        this.names = names;
    }

    /** A difference of one item and lot in one bin. */
    record Booking(
            long task,
            long location,
            Sku sku,
            String lot,
            long difference,
            String who,
            Instant at,
            ReadNames.Read names) {
        static Booking of(CountTask task, Found found, CountEnd end) {
            return new Booking(
                    task.id(),
                    task.location(),
                    found.sku(),
                    found.lot(),
                    found.difference(),
                    end.worker(),
                    end.at(),
                    found.names());
        }

        String reference() {
            return "count:" + task;
        }
    }

    /** Books them all or none; the caller has seen that what is missing is claimed by no pick. */
    void book(NodeId node, List<Booking> all) {
        var bookings = all.stream()
                .filter(one -> one.difference() != 0 || one.names().others())
                .toList();
        if (bookings.isEmpty()) return;
        var locations = bookings.stream().map(Booking::location).distinct().toList();
        var contents = view.contents(node, locations);
        var places = layout.byId(node, locations);
        var named = names.here(node, locations);
        List<Move> moves = new ArrayList<>();
        Map<Booking, Long> promised = new LinkedHashMap<>();
        for (var one : bookings) {
            var place = places.get(one.location());
            if (place == null) throw new IllegalStateException("counted where nothing is: " + one.location());
            var booked = booked(node, one, place, contents.getOrDefault(one.location(), List.of()), named);
            moves.addAll(booked);
            if (place.kind().shelf())
                booked.stream()
                        .filter(move -> move.status() == Status.AVAILABLE)
                        .forEach(move -> promised.merge(
                                one, move.to() == one.location() ? move.quantity() : -move.quantity(), Long::sum));
        }
        var refused = stock.move(node, moves);
        refused.forEach((at, why) -> {
            throw refused(node, moves.get(at), why);
        });
        stock.tell(node, facts(node, promised));
    }

    private List<Move> booked(
            NodeId node, Booking one, Location place, List<Balance> here, Map<Balance.Key, List<String>> named) {
        if (one.names().others() || one.names().compared()) return others(node, one, place, named);
        return one.difference() > 0 ? List.of(more(node, one, place, named)) : fewer(one, here, named);
    }

    /** What was read and is not in the book comes in before what nobody read goes out: picks may have claimed as many. */
    private List<Move> others(NodeId node, Booking one, Location place, Map<Balance.Key, List<String>> named) {
        List<Move> moves = new ArrayList<>();
        var strange = names.comeIn(node, one);
        if (!strange.isEmpty())
            moves.add(move(one, Location.ADJUSTMENT, one.location(), found(place), strange.size())
                    .named(strange));
        ReadNames.gone(one, named)
                .forEach((key, gone) -> moves.add(move(one, one.location(), Location.LOST, key.status(), gone.size())
                        .named(gone)));
        return moves;
    }

    private RuntimeException refused(NodeId node, Move move, Refusal why) {
        return switch (why.code()) {
            case "stock.serial-needed" ->
                new Refused(
                        Refused.Kind.CONFLICT,
                        new Refusal(
                                "counting.serials-needed",
                                Map.of("sku", move.sku().toString())));
            case "stock.serial-known" ->
                names.elsewhere(
                        node,
                        String.valueOf(why.details().get("serial")),
                        Long.parseLong(String.valueOf(why.details().get("location"))));
            default -> new IllegalStateException("counted goods did not move: " + why);
        };
    }

    private Move more(NodeId node, Booking one, Location place, Map<Balance.Key, List<String>> named) {
        var move = move(one, Location.ADJUSTMENT, one.location(), found(place), one.difference());
        return move.named(names.more(node, one, named));
    }

    private static List<Move> fewer(Booking one, List<Balance> here, Map<Balance.Key, List<String>> named) {
        List<Move> moves = new ArrayList<>();
        long missing = -one.difference();
        for (var row : here.stream()
                .sorted(Comparator.comparing(row -> row.key().status()))
                .toList()) {
            var key = row.key();
            if (!key.sku().equals(one.sku()) || !key.lot().equals(one.lot())) continue;
            long units = Math.min(missing, row.free());
            var gone = ReadNames.missing(one, named.getOrDefault(key, List.of()), units);
            if (units > 0)
                moves.add(move(one, one.location(), Location.LOST, key.status(), units)
                        .named(gone));
            missing -= Math.max(0, units);
        }
        if (missing > 0) // claimed since the supervisor looked
        throw new TryLater("counting.claims-changed", Duration.ofSeconds(1), "picks changed meanwhile");
        return moves;
    }

    private static Move move(Booking one, long from, long to, Status status, long units) {
        return new Move(
                from, to, one.sku(), one.lot(), status, units, false, COUNTED, one.reference(), one.who(), one.at());
    }

    private static Status found(Location place) {
        return switch (place.kind()) {
            case QUALITY -> Status.HOLD;
            case DAMAGED -> Status.DAMAGED;
            default -> Status.AVAILABLE;
        };
    }

    /** One fact for each count. */
    private static List<Telling> facts(NodeId node, Map<Booking, Long> promised) {
        Map<Long, Map<Sku, Long>> byTask = new LinkedHashMap<>();
        promised.forEach((one, units) ->
                byTask.computeIfAbsent(one.task(), _ -> new TreeMap<>()).merge(one.sku(), units, Long::sum));
        List<Telling> facts = new ArrayList<>();
        byTask.forEach((task, units) -> {
            var deltas = units.entrySet().stream()
                    .filter(one -> one.getValue() != 0)
                    .map(one -> new Delta(one.getKey().client(), one.getKey().code(), one.getValue()))
                    .toList();
            var at = promised.keySet().iterator().next().at();
            if (!deltas.isEmpty()) facts.add(Telling.of(new StockChanged(node, at, COUNTED, "count:" + task, deltas)));
        });
        return facts;
    }
}
