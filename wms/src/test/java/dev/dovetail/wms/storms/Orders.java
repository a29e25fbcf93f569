package dev.dovetail.wms.storms;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.wms.floor.PickedUp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What the OMS asks for: parcels, pick-ups, transfers; kits among them; and what it wants no more. */
final class Orders implements Area {
    private final World world;
    private final List<ReleaseRequested> all = new ArrayList<>();
    private final Set<String> transfers = new HashSet<>();
    private long withdrawals;

    Orders(World world) {
        this.world = world;
    }

    @Override
    public Set<String> commands() {
        return Set.of("release", "release pick-up", "release transfer", "withdraw");
    }

    boolean isTransfer(String outbound) {
        return transfers.contains(outbound);
    }

    /** An order's number, of one that was asked for. */
    String number() {
        return all.isEmpty() ? "N0" : world.one(all).orderNumber();
    }

    @Override
    public void act() {
        var house = world.house;
        var floor = world.floor;
        switch (world.random.nextInt(9)) {
            case 0, 1 -> {
                var lines = lines(false);
                var order = world.tell("release transfer", () -> floor.transferred(lines));
                transfers.add(order.fulfillmentOrder().toString());
                all.add(order);
            }
            case 2, 3 -> {
                var lines = lines(true);
                all.add(world.tell("release pick-up", () -> PickedUp.released(house, floor, lines)));
            }
            case 4 -> withdraw();
            default -> {
                var lines = lines(true);
                all.add(world.tell("release", () -> floor.released(lines)));
            }
        }
    }

    private Line[] lines(boolean kits) {
        // More than there is: it waits for what comes in.
        if (world.oneIn(10))
            return new Line[] {new Line(1, 1, world.oneIn(2) ? "PHONE" : "SET", 9 + world.random.nextInt(9))};
        return IntStream.rangeClosed(1, 1 + world.random.nextInt(2))
                .mapToObj(number -> kits && world.oneIn(8)
                        ? new Line(number, 1, "DUO", 1, List.of(new Part("MUG", 1), new Part("CUP", 2)))
                        : new Line(number, 1, world.one(Goods.SKUS), (kits ? 1 : 2) + world.random.nextInt(3)))
                .toArray(Line[]::new);
    }

    private void withdraw() {
        if (all.isEmpty()) return;
        var order = all.get(Math.max(0, all.size() - 1 - world.random.nextInt(6)));
        var line = world.one(order.lines());
        long units = 1 + world.random.nextLong(line.quantity());
        var some = new Line(line.line(), line.client(), line.sku(), units, line.parts());
        var withdrawal = new WithdrawalRequested(
                order.node(), order.fulfillmentOrder(), order.order(), ++withdrawals, "changed mind", List.of(some));
        world.told("withdraw", withdrawal);
    }
}
