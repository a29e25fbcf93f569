package dev.dovetail.wms.storms;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.receiving.Delivery;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.receiving.ReceivingView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goods come in, announced or not, more or fewer than was said, and are put away. */
final class Inbound implements Area {
    private static final List<String> PLACES = List.of("R-01-01-1", "QA", "BROKEN", "DOCK-1");

    private final World world;
    private final Receiving receiving;
    private final ReceivingView view;
    private final List<String> papers = new ArrayList<>();

    Inbound(World world) {
        this.world = world;
        this.receiving = world.house.get(Receiving.class);
        this.view = world.house.get(ReceivingView.class);
    }

    @Override
    public Set<String> commands() {
        return Set.of(
                "delivery expect",
                "delivery close",
                "delivery accept",
                "delivery match",
                "receive announced",
                "receive blind",
                "receive over",
                "putaway",
                "putaway cross-dock");
    }

    @Override
    public void open() {
        for (int i = 0; i < 3; i++) expect();
    }

    @Override
    public void act() {
        switch (world.random.nextInt(14)) {
            case 0 -> expect();
            case 1, 2, 3 -> receive("receive announced", world.one(papers));
            case 4 -> receive("receive blind", world.oneIn(2) ? "" : world.fresh("NN"));
            case 8 -> scarce();
            case 5 -> over();
            case 6, 7 -> settle();
            default -> putAway();
        }
    }

    private void expect() {
        var lines = world.oneIn(4)
                ? List.of(line("MUG", 1))
                : Goods.SKUS.stream()
                        .map(sku -> line(sku, 1 + world.random.nextInt(30)))
                        .toList();
        var paper = new ExpectedDelivery(world.fresh("PO"), "ACME", null, lines);
        world.keyed("delivery expect", () -> receiving.expect(world.floor.warehouse(), paper, world.who()))
                .ifPresent(_ -> papers.add(paper.reference()));
    }

    private static ExpectedDelivery.Line line(String sku, long units) {
        return new ExpectedDelivery.Line(new Sku(1, sku), units);
    }

    private void receive(String as, String delivery) {
        List<Map<String, Object>> scans = new ArrayList<>();
        for (int i = 1 + world.random.nextInt(4); i > 0; i--) {
            var scan = world.floor.scan("receive", Map.of("location", "DOCK-1"));
            if (!delivery.isEmpty()) scan.put("delivery", delivery);
            scan.putAll(world.goods.coming(9));
            if (world.oneIn(6)) scan.put("status", world.one(List.of("hold", "damaged")));
            scans.add(scan);
        }
        world.send(world.floor, as, scans);
    }

    /** More than the paper says, and what it does not say. */
    private void over() {
        var paper = new ExpectedDelivery(world.fresh("PO"), "ACME", null, List.of(line("MUG", 1)));
        receiving.expect(world.floor.warehouse(), paper, world.who());
        receive("receive over", paper.reference());
        papers.add(paper.reference());
    }

    /** More is asked for than there is, and some of it comes. */
    private void scarce() {
        world.tell("release", () -> world.floor.released(new Line(1, 1, "SET", 20)));
        var scan = world.floor.scan("receive", Map.of("location", "DOCK-1", "barcode", "SET", "quantity", 3));
        world.send(world.floor, "receive blind", List.of(scan));
        for (var task : world.tasks("pip-s", "putaway", 20))
            if (world.goods.sku(task).equals("SET")) putAway(task);
    }

    private void settle() {
        var at = world.floor.warehouse();
        var blind = view.list(at.node(), null, "open", 0, 20).stream()
                .map(Delivery::reference)
                .toList();
        var paper = world.one(papers);
        if (blind.isEmpty() || world.oneIn(3))
            world.call("delivery close", () -> receiving.close(at, paper, "no more comes", world.who()));
        else if (world.oneIn(2))
            world.call("delivery accept", () -> receiving.accept(at, world.one(blind), "a gift", world.who()));
        else world.call("delivery match", () -> receiving.match(at, world.one(blind), paper, world.who()));
    }

    private void putAway() {
        if (world.oneIn(4)) {
            var scan = world.floor.scan("putaway", Map.of("from", "DOCK-1", "to", world.bin()));
            scan.putAll(world.goods.lying("DOCK-1", 9));
            world.send(scan);
            return;
        }
        for (var task : world.tasks("pip-" + world.random.nextInt(2), "putaway", 4)) putAway(task);
    }

    private void putAway(Map<String, Object> task) {
        var from = task.get("from").toString();
        var sku = world.goods.sku(task);
        var suggested = task.get("suggest");
        var to = suggested != null && !world.oneIn(6)
                ? suggested.toString()
                : world.oneIn(2) ? world.bin() : world.one(PLACES);
        var lying = world.goods.in(from).stream()
                .filter(some -> some.sku().equals(sku) && some.status().equals(task.get("status")))
                .toList();
        if (lying.isEmpty()) return;
        var some = world.one(lying);
        long most = Math.min(some.units(), ((Number) task.get("quantity")).longValue());
        var scan = world.floor.scan("putaway", new HashMap<>(Map.of("from", from, "to", to)));
        scan.putAll(world.goods.of(some, from, world.oneIn(3) ? 1 + world.random.nextLong(most) : most));
        boolean crossed = Boolean.TRUE.equals(task.get("crossDock")) && to.equals(suggested);
        world.send(world.floor, crossed ? "putaway cross-dock" : "putaway", List.of(scan));
    }
}
