package dev.dovetail.wms.walls;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.items.Scanned;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.totes.ToteLoads;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sorts what was picked together into the slots of a wall, one for each order. */
@Component
public class Walls {
    private static final int MOST = 100;

    private final WallStore walls;
    private final RightSlots right;
    private final ToteLoads loads;
    private final SortWork work;
    private final UnsortWork back;
    private final Items items;
    private final Layout layout;
    private final LayoutSetup setup;
    private final Transactions transactions;
    private final Audit audit;

    Walls(
            WallStore walls,
            RightSlots right,
            ToteLoads loads,
            SortWork work,
            UnsortWork back,
            Items items,
            Layout layout,
            LayoutSetup setup,
            Transactions transactions,
            Audit audit) {
        this.walls = walls;
        this.right = right;
        this.loads = loads;
        this.work = work;
        this.back = back;
        this.items = items;
        this.layout = layout;
        this.setup = setup;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Makes a wall, or gives it more slots: places of kind {@code stage}, {@code PW-01} onwards. Refused as {@code sorting.fewer-slots} (409). */
    void put(Warehouse warehouse, String wall, int slots, Cause cause) {
        var codes = IntStream.rangeClosed(1, slots)
                .mapToObj(number -> "%s-%02d".formatted(wall, number))
                .toList();
        transactions.run(() -> {
            setup.place(
                    warehouse.node(),
                    codes.stream()
                            .map(code -> PlannedLocation.of(code, Location.Kind.STAGE))
                            .toList());
            if (!walls.put(warehouse.node(), wall, slots, codes))
                throw no(Refused.Kind.CONFLICT, "sorting.fewer-slots", Map.of("wall", wall));
            audit.record(cause, "wall.put", "wall:" + warehouse.code() + "/" + wall, Map.of("slots", slots));
            return wall;
        });
    }

    /** Refused as {@code sorting.no-such-wall} (404). */
    public void require(Warehouse warehouse, String wall) {
        transactions.run(() -> {
            lock(warehouse.node(), wall);
            return wall;
        });
    }

    /** @param from the container's code; @param packs how many of what the barcode stands for */
    record Ask(
            String from,
            String barcode,
            long packs,
            @Nullable String lot) {}

    /**
     * Where it goes.
     *
     * @param quantity base units of those that were scanned; the others go elsewhere
     * @param missing units that the order still waits for when these are in: with none it is ready to be packed
     */
    record Told(Slot slot, String orderNumber, Sku sku, long quantity, long missing) {}

    /**
     * Which slot an item goes into, out of a container: that of an order that has one already, else the first free one for
     * the most urgent order. Refused as {@code sorting.no-such-wall} (404), {@code sorting.unknown-barcode},
     * {@code sorting.not-a-container}, {@code sorting.nobody-wants} (422), {@code sorting.wall-full} and
     * {@code sorting.other-wall} (409).
     */
    Told ask(Warehouse warehouse, String wall, Ask ask) {
        var node = warehouse.node();
        return transactions.run(() -> {
            lock(node, wall);
            var from = container(node, ask.from());
            var orders = right.new Orders(node, Set.of(from));
            var good = good(node, ask, sku -> !orders.wanting(from, sku, null).isEmpty());
            var lot = ask.lot() == null ? good.mark().lot() : ask.lot();
            var wanting = orders.wanting(from, good.sku(), lot);
            if (wanting.isEmpty())
                throw new Refused(Refused.Kind.UNPROCESSABLE, RightSlots.nobody(good.sku(), ask.from()));
            var chosen = choose(wall, wanting);
            var slot = chosen.slot() == null ? take(node, wall, chosen.order().id()) : chosen.slot();
            long units = Math.min(chosen.units(), Math.multiplyExact(ask.packs(), good.units()));
            return new Told(slot, chosen.order().orderNumber(), good.sku(), units, missing(node, wall, slot) - units);
        });
    }

    /** The codes of the walls of a warehouse. */
    public List<String> list(Warehouse warehouse) {
        return walls.list(warehouse.node(), MOST);
    }

    /**
     * What lies in a container for one order, and the slot that is its own from now on.
     *
     * @param slot null where every slot is taken; @param missing units that the order still waits for, these included
     */
    public record Lying(
            String orderNumber,
            Sku sku,
            String lot,
            long units,
            @Nullable String slot,
            int number,
            long missing) {}

    /**
     * All that lies in a container, the most urgent order first, each order with a slot as far as there are free ones: a
     * device that knows it sorts alone. An order that has a slot of another wall comes last, with that one. Refused as {@link #ask}.
     */
    public List<Lying> plan(Warehouse warehouse, String wall, String from) {
        var node = warehouse.node();
        return transactions.run(() -> {
            lock(node, wall);
            var place = container(node, from);
            var all = right.new Orders(node, Set.of(place)).in(place);
            var taken = walls.take(
                    node,
                    wall,
                    all.stream()
                            .filter(one -> one.slot() == null)
                            .map(one -> one.order().id())
                            .toList());
            var shown =
                    walls.shown(node, all.stream().map(one -> one.order().id()).toList());
            return all.stream()
                    .sorted(Comparator.comparing(one -> elsewhere(wall, one)))
                    .flatMap(one -> lying(one, slot(one, taken), shown))
                    .toList();
        });
    }

    private static boolean elsewhere(String wall, RightSlots.In one) {
        return one.slot() != null && !one.slot().wall().equals(wall);
    }

    private static @Nullable Slot slot(RightSlots.In one, List<Slot> taken) {
        if (one.slot() != null) return one.slot();
        return taken.stream()
                .filter(slot -> one.order().id().equals(slot.outbound()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Lying> lying(RightSlots.In one, @Nullable Slot slot, List<WallStore.Shown> shown) {
        long missing = shown.stream()
                .filter(row -> slot != null && row.code().equals(slot.code()))
                .mapToLong(WallStore.Shown::missing)
                .sum();
        return one.held().stream()
                .map(held -> new Lying(
                        one.order().orderNumber(),
                        held.sku(),
                        held.lot(),
                        held.quantity(),
                        slot == null ? null : slot.code(),
                        slot == null ? 0 : slot.number(),
                        missing));
    }

    private static RightSlots.Wanting choose(String wall, List<RightSlots.Wanting> wanting) {
        for (var one : wanting) if (one.slot() != null && one.slot().wall().equals(wall)) return one;
        for (var one : wanting) if (one.slot() == null) return one;
        var elsewhere = wanting.getFirst().slot();
        throw no(
                Refused.Kind.CONFLICT,
                "sorting.other-wall",
                Map.of("expected", elsewhere == null ? "" : elsewhere.code()));
    }

    private Slot take(NodeId node, String wall, FulfillmentOrderId outbound) {
        return walls.take(node, wall, List.of(outbound)).stream().findFirst().orElseThrow(() -> {
            var ready = walls.shown(node, wall).stream()
                    .filter(slot -> slot.state().equals("ready"))
                    .map(WallStore.Shown::code)
                    .limit(20)
                    .toList();
            return no(Refused.Kind.CONFLICT, "sorting.wall-full", Map.of("wall", wall, "ready", ready));
        });
    }

    private long missing(NodeId node, String wall, Slot slot) {
        return walls.shown(node, wall).stream()
                .filter(one -> one.number() == slot.number())
                .mapToLong(WallStore.Shown::missing)
                .sum();
    }

    /**
     * Packs were laid out of a container into a slot.
     *
     * @return why, for each scan that was refused: {@code sorting.not-a-container}, {@code sorting.not-a-slot},
     *     {@code sorting.unknown-barcode}, {@code sorting.nobody-wants}, {@code sorting.wrong-slot} (a free one),
     *     {@code sorting.slot-taken} (another order's), {@code sorting.too-many}; the others stand
     */
    public Map<UUID, Refusal> sort(Warehouse warehouse, List<SortScan> scans) {
        return scans.isEmpty() ? Map.of() : work.take(warehouse.node(), scans);
    }

    /**
     * The exact inverse of {@link #sort}: packs were laid out of a slot into a container, that of their batch, their order's, or
     * an empty one. The slot stays the order's.
     *
     * @return why, for each scan that was refused: {@code sorting.not-a-slot}, {@code sorting.not-into},
     *     {@code sorting.unknown-barcode}, {@code sorting.not-in-slot}, {@code sorting.tote-taken}; the others stand
     */
    public Map<UUID, Refusal> unsort(Warehouse warehouse, List<SortScan> scans) {
        return scans.isEmpty() ? Map.of() : back.take(warehouse.node(), scans);
    }

    /** The orders that a tote or a slot, by its code, is for; none where it is neither. */
    public List<FulfillmentOrderId> orders(Warehouse warehouse, String code) {
        var node = warehouse.node();
        var place = layout.byCode(node, List.of(code)).get(code);
        if (place == null) return List.of();
        if (place.kind() == Location.Kind.STAGE) return walls.orders(node, place.id());
        return loads.orders(node, List.of(place.id())).getOrDefault(place.id(), List.of());
    }

    private void lock(NodeId node, String wall) {
        if (!walls.lock(node, wall)) throw no(Refused.Kind.NOT_FOUND, "sorting.no-such-wall", Map.of("wall", wall));
    }

    private Scanned good(NodeId node, Ask ask, Predicate<Sku> wanted) {
        var good = items.read(node, Set.of(ask.barcode())).find(ask.barcode(), wanted);
        if (good == null)
            throw no(Refused.Kind.UNPROCESSABLE, "sorting.unknown-barcode", Map.of("scanned", ask.barcode()));
        return good;
    }

    private long container(NodeId node, String code) {
        var place = layout.byCode(node, List.of(code)).get(code);
        if (place == null || !RightSlots.CONTAINERS.contains(place.kind()))
            throw no(Refused.Kind.UNPROCESSABLE, "sorting.not-a-container", Map.of("scanned", code));
        return place.id();
    }

    private static Refused no(Refused.Kind kind, String code, Map<String, Object> details) {
        return new Refused(kind, new Refusal(code, details));
    }
}
