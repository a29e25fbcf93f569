package dev.dovetail.wms.picking;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.outbound.PickLine;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.stock.Lot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a picker sees of claimed tasks. Pure.
 *
 * @param lines of each task, those with units left; @param shortBins of stops that others were made for;
 * @param cartons that orders may be picked into; @param walk puts location codes in the order to walk them
 */
record TripPlan(
        Map<FulfillmentOrderId, OutboundOrder> orders,
        Map<Long, List<PickLine>> lines,
        Map<Sku, Item> goods,
        Map<Sku, Handling> handling,
        Map<Lot.Key, LocalDate> expiries,
        Map<Long, Location> places,
        Map<PickLine.Key, String> shortBins,
        Map<FulfillmentOrderId, Packing.ToFill> cartons,
        UnaryOperator<List<String>> walk) {

    /** What a line is picked for: in a batch, whoever it is for, one stop for one item at one bin. */
    private record Wanted(int slot, PickLine line, long quantity) {}

    private record Heap(long location, Sku sku, String lot) {}

    /** A task that is a trip of its own: its stops as they are numbered; empty where nothing is left. */
    Optional<Trip> alone(LoanStore.Loan loan) {
        var order = orders.get(loan.outbound());
        var left = lines.getOrDefault(loan.task(), List.of());
        if (order == null || left.isEmpty()) return Optional.empty();
        var whose = order(order, loan);
        var stops = left.stream()
                .map(line -> stop(line.seq(), "A", line, line.open(), line.outbound()))
                .toList();
        return Optional.of(new Trip(
                loan.task(),
                PickAsk.Mode.DISCRETE.word(),
                null,
                order.priority(),
                loan.readyAt(),
                List.of(new Trip.Slot("A", null, whose, cartons.get(order.id()))),
                List.of(whose),
                stops));
    }

    /** Several tasks on one trip, all of them slots of {@code rows}. */
    Optional<Trip> together(List<LoanStore.Loan> loans, Collection<SlotRow> rows, @Nullable String cart) {
        var bySlot = new HashMap<Integer, SlotRow>();
        rows.forEach(row -> bySlot.put(row.slot(), row));
        var sorted = loans.stream()
                .filter(loan -> bySlot.containsKey(loan.slot()) && orders.containsKey(loan.outbound()))
                .sorted(Comparator.comparingInt(LoanStore.Loan::slot))
                .toList();
        if (sorted.isEmpty()) return Optional.empty();
        var mode = Objects.requireNonNull(bySlot.get(sorted.getFirst().slot())).mode();
        var whose = new LinkedHashMap<Integer, Trip.Order>();
        for (var loan : sorted)
            whose.put(loan.slot(), order(Objects.requireNonNull(orders.get(loan.outbound())), loan));
        return Optional.of(new Trip(
                sorted.getFirst().trip(),
                mode.word(),
                cart,
                sorted.stream().mapToInt(LoanStore.Loan::priority).min().orElseThrow(),
                sorted.stream()
                        .map(LoanStore.Loan::readyAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                slots(mode, whose, bySlot),
                List.copyOf(whose.values()),
                mode == PickAsk.Mode.BATCH ? batch(sorted) : cluster(sorted)));
    }

    private List<Trip.Slot> slots(PickAsk.Mode mode, Map<Integer, Trip.Order> whose, Map<Integer, SlotRow> bySlot) {
        List<Trip.Slot> slots = new ArrayList<>();
        whose.forEach((slot, order) -> {
            var row = Objects.requireNonNull(bySlot.get(slot));
            var one = mode == PickAsk.Mode.BATCH ? null : order;
            if (one != null || slots.isEmpty())
                slots.add(new Trip.Slot(
                        row.letter(), row.toteCode(), one, one == null ? null : cartons.get(one.outbound())));
        });
        return slots;
    }

    private List<Trip.Stop> cluster(List<LoanStore.Loan> loans) {
        List<Wanted> wanted = new ArrayList<>();
        for (var loan : loans)
            for (var line : lines.getOrDefault(loan.task(), List.of()))
                wanted.add(new Wanted(loan.slot(), line, line.open()));
        return walked(wanted).stream()
                .map(one -> stop(
                        SlotRow.seq(one.slot(), one.line().seq()),
                        SlotRow.letter(one.slot()),
                        one.line(),
                        one.quantity(),
                        one.line().outbound()))
                .toList();
    }

    private List<Trip.Stop> batch(List<LoanStore.Loan> loans) {
        Map<Heap, Wanted> heaps = new LinkedHashMap<>();
        for (var loan : loans)
            for (var line : lines.getOrDefault(loan.task(), List.of()))
                heaps.merge(
                        new Heap(line.location(), line.sku(), line.lot()),
                        new Wanted(loan.slot(), line, line.open()),
                        (a, b) -> new Wanted(a.slot(), a.line(), a.quantity() + b.quantity()));
        return walked(heaps.values()).stream()
                .map(one -> stop(SlotRow.seq(one.slot(), one.line().seq()), "A", one.line(), one.quantity(), null))
                .toList();
    }

    private List<Wanted> walked(Collection<Wanted> wanted) {
        var codes = wanted.stream()
                .map(Wanted::line)
                .sorted(Comparator.comparingInt(PickLine::walk).thenComparing(PickLine::locationCode))
                .map(PickLine::locationCode)
                .distinct()
                .toList();
        var order = walk.apply(codes);
        Map<String, Integer> rank = new HashMap<>();
        for (var code : order) rank.put(code, rank.size());
        return wanted.stream()
                .sorted(Comparator.comparingInt(
                                (Wanted one) -> rank.getOrDefault(one.line().locationCode(), rank.size()))
                        .thenComparing(one -> one.line().sku())
                        .thenComparingInt(Wanted::slot)
                        .thenComparingInt(one -> one.line().seq()))
                .toList();
    }

    private static Trip.Order order(OutboundOrder order, LoanStore.Loan loan) {
        return new Trip.Order(order.id(), order.order(), order.orderNumber(), order.instructions(), loan.readyAt());
    }

    private Trip.Stop stop(int seq, String slot, PickLine line, long quantity, @Nullable FulfillmentOrderId outbound) {
        var item = goods.get(line.sku());
        var place = places.get(line.location());
        return new Trip.Stop(
                seq,
                line.locationCode(),
                place == null ? null : place.checkDigits(),
                line.sku(),
                item == null ? "" : item.description(),
                item == null ? Optional.empty() : item.eachBarcode(),
                quantity,
                item == null
                        ? Optional.empty()
                        : item.packFor(quantity).map(pack -> new Trip.PackOf(pack.level(), pack.units())),
                slot,
                outbound,
                line.lot(),
                expiries.get(new Lot.Key(line.sku(), line.lot())),
                handling.getOrDefault(line.sku(), Handling.PLAIN).serials(),
                shortBins.get(new PickLine.Key(line.task(), line.insteadOf())));
    }
}
