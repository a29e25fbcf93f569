package dev.dovetail.wms.storms;

import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Packers pack, take out again, report what cannot be packed, exchange it, close; labels come and are voided. */
final class Packers implements Area {
    private final World world;
    private final Map<String, String> open = new TreeMap<>();
    private final List<String> cartons = new ArrayList<>(List.of("NO-SUCH"));

    Packers(World world) {
        this.world = world;
    }

    @Override
    public Set<String> commands() {
        return Set.of("pack", "unpack", "damaged", "exchange", "close", "label void");
    }

    @Override
    public void act() {
        switch (world.random.nextInt(8)) {
            case 0 -> unpack();
            case 1 -> world.send(world.floor.close(world.one(cartons)));
            case 2 -> voidLabel();
            default -> world.tasks("pam-" + world.random.nextInt(2), "pack", 3).forEach(this::pack);
        }
    }

    @SuppressWarnings("unchecked")
    private void pack(Map<String, Object> task) {
        var outbound = task.get("outbound").toString();
        var lines = (List<Map<String, Object>>) task.get("lines");
        boolean all = true;
        for (var line : lines) all &= world.oneIn(8) || pack(outbound, task, line);
        var boxes = new ArrayList<>((List<String>) task.get("cartons"));
        if (open.containsKey(outbound)) boxes.add(open.get(outbound));
        boxes.stream().filter(box -> !cartons.contains(box)).forEach(cartons::add);
        if (world.oneIn(5)) unpack();
        if (!all && !world.oneIn(6)) return;
        for (var box : boxes) if (world.send(world.floor.close(box))) open.remove(outbound);
    }

    @SuppressWarnings("unchecked")
    private boolean pack(String outbound, Map<String, Object> task, Map<String, Object> line) {
        var sku = world.goods.sku(line);
        long wanted = ((Number) line.get("quantity")).longValue();
        boolean all = true;
        for (var tote : (List<String>) task.get("totes"))
            for (var some : world.goods.in(tote)) {
                long units = Math.min(wanted, some.units());
                if (!some.sku().equals(sku) || units == 0) continue;
                if (world.oneIn(12) && damaged(outbound, tote, some)) return false;
                if (!some.lot().isEmpty() && world.oneIn(2)) exchange(outbound, tote, some);
                wanted -= units;
                var scan = world.floor.scan("pack", Map.of("outbound", outbound, "carton", carton(outbound)));
                scan.putAll(world.goods.of(some, tote, world.oneIn(8) ? 1 + world.random.nextLong(units) : units));
                all &= world.send(scan);
            }
        return all && wanted == 0;
    }

    private boolean damaged(String outbound, String tote, Goods.Lies some) {
        var reason = world.one(List.of("damaged", "expired", "missing", "wrong-item", "wrong-lot", "ugly"));
        var scan = world.floor.scan("damaged", Map.of("outbound", outbound, "tote", tote, "reason", reason));
        scan.putAll(world.goods.of(some, tote, 1 + world.random.nextLong(Math.min(2, some.units()))));
        if (world.oneIn(2)) scan.put("to", world.one(List.of("BROKEN", "QA", "A-01-01-1")));
        return world.send(scan);
    }

    private void exchange(String outbound, String tote, Goods.Lies some) {
        var scan = world.floor.scan("exchange", Map.of("outbound", outbound, "tote", tote, "location", world.bin()));
        scan.putAll(world.goods.of(some, tote, 1));
        scan.put("insteadLot", some.lot());
        scan.put("lot", world.goods.lot());
        world.send(scan);
    }

    private String carton(String outbound) {
        if (world.oneIn(30)) return world.one(cartons);
        if (world.oneIn(6)) open.remove(outbound);
        return open.computeIfAbsent(outbound, _ -> world.fresh("BOX"));
    }

    private void unpack() {
        var filled = open.values().stream()
                .filter(box -> !world.goods.in(box).isEmpty())
                .toList();
        var carton = filled.isEmpty() || world.oneIn(6) ? world.one(cartons) : world.one(filled);
        var scan = world.floor.scan("unpack", Map.of("carton", carton, "tote", world.fresh("U")));
        scan.putAll(world.goods.lying(carton, 2));
        world.send(scan);
    }

    /** Most times of one that has a label. */
    private void voidLabel() {
        world.outside.deliver();
        var node = world.floor.warehouse().node();
        var view = world.house.get(PackingView.class);
        var labelled = view.toLoad(node, 4);
        var carton = world.one(cartons);
        var parcel = labelled.isEmpty() || world.oneIn(4)
                ? view.byCarton(node, List.of(carton)).get(carton)
                : world.one(labelled);
        if (parcel == null) return;
        world.call(
                "label void",
                () -> world.house.run(
                        () -> world.house.get(Packing.class).voidLabel(node, parcel.id(), "smeared", world.who())));
        if (world.oneIn(2)) world.outside.deliver();
    }
}
