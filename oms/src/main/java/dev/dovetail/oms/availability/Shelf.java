package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One node's pools of one SKU, and in which of them its units stand. Pure: the caller holds the rows' locks.
 *
 * <p>What lands pays first what is owed, then what is promised beyond a position, then fills fences up to what is wanted
 * by their channels' names, then open. What is lost is taken from what nobody was promised, open before fences, and only
 * then from under promises. Units that are free in one pool cover what another has promised beyond its position, so that
 * shortfalls are no more than what the node lacks. All positions together, less what is owed, are what the node told.
 */
final class Shelf {
    /** Fences by name, then open. */
    private static final Comparator<Stand> ORDER = Comparator.comparing(stand -> stand.before.name());

    private final List<Stand> stands = new ArrayList<>();
    private final Stand open;

    /** Where one pool stands; below zero is owed. */
    private static final class Stand {
        final Pool before;
        long position;
        long reserved;
        long wanted;

        Stand(Pool before) {
            this.before = before;
            this.position = before.position() - before.owing();
            this.reserved = before.reserved();
            this.wanted = before.wanted();
        }

        long free() {
            return Math.max(0, position - Math.max(reserved, 0));
        }

        long lacking() {
            return Math.max(0, reserved - Math.max(position, 0));
        }

        Pool after() {
            return new Pool(
                    before.node(),
                    before.sku(),
                    before.name(),
                    Math.max(position, 0),
                    reserved,
                    before.safety(),
                    Math.max(-position, 0),
                    wanted);
        }
    }

    /** @param pools all of the node and SKU that hold goods, open among them */
    Shelf(List<Pool> pools) {
        for (var pool : pools) stands.add(new Stand(pool));
        stands.sort(ORDER);
        open = stand(Claim.OPEN);
    }

    private Stand stand(String pool) {
        return stands.stream()
                .filter(stand -> stand.before.name().equals(pool))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no pool " + pool));
    }

    NodeId node() {
        return open.before.node();
    }

    Sku sku() {
        return open.before.sku();
    }

    /** What the node told of it in all; below zero where it told of more gone than there was. */
    long told() {
        return stands.stream().mapToLong(stand -> stand.position).sum();
    }

    long reserved() {
        return stands.stream().mapToLong(stand -> stand.reserved).sum();
    }

    void change(long delta) {
        if (delta >= 0) land(delta);
        else lose(-delta);
        settle();
    }

    /**
     * Lands units of which {@code promised} were promised before they came. Those are served before any fence is filled, and
     * after what is owed or lacking. Answers how many could be served; they are reserved in open.
     */
    long arrive(long units, long promised) {
        long left = units - pay(units);
        long served = Math.min(left, promised);
        open.position += served;
        open.reserved += served;
        fill(left - served);
        settle();
        return served;
    }

    /** Units promised from this pool are promised no more. */
    void giveBack(String pool, long units) {
        stand(pool).reserved -= units;
    }

    /** Units promised from this pool left the building. */
    void ship(String pool, long units) {
        stand(pool).reserved -= units;
        stand(pool).position -= units;
    }

    /** Fills the fence from what open may promise, or empties it of what is above that and not promised. */
    void want(String fence, long units) {
        var stand = stand(fence);
        stand.wanted = units;
        move(open, stand, Math.min(units - stand.position, open.free() - open.before.safety()));
        settle();
    }

    private void land(long units) {
        fill(units - pay(units));
    }

    /** What is owed, then what is promised beyond a position. Answers what that took. */
    private long pay(long units) {
        long left = units;
        long paid = Math.clamp(-open.position, 0, left);
        open.position += paid;
        left -= paid;
        for (var stand : stands) {
            long taken = Math.min(left, stand.lacking());
            stand.position += taken;
            left -= taken;
        }
        return units - left;
    }

    private void fill(long units) {
        long left = units;
        for (var stand : stands) {
            long taken = Math.clamp(stand.wanted - stand.position, 0, left);
            stand.position += taken;
            left -= taken;
        }
        open.position += left;
    }

    private void lose(long units) {
        long left = units;
        for (var stand : stands.reversed()) {
            long taken = Math.min(left, stand.free());
            stand.position -= taken;
            left -= taken;
        }
        for (var stand : stands.reversed()) {
            long taken = Math.clamp(stand.position, 0, left);
            stand.position -= taken;
            left -= taken;
        }
        open.position -= left;
    }

    /** Nothing is owed while there is something; no promise lacks what is free beside it; no fence keeps more than is wanted. */
    boolean lacksMore() {
        long before = stands.stream()
                .mapToLong(stand -> Math.max(0, stand.before.reserved() - stand.before.position()))
                .sum();
        return stands.stream().mapToLong(Stand::lacking).sum() > before;
    }

    void settle() {
        for (var stand : stands) {
            if (stand.position >= 0) continue;
            long owed = -stand.position;
            stand.position = 0;
            lose(owed);
        }
        for (var lacking : stands)
            for (var giver : stands.reversed()) move(giver, lacking, Math.min(lacking.lacking(), giver.free()));
        for (var stand : stands)
            if (stand != open) move(stand, open, Math.min(stand.position - stand.wanted, stand.free()));
    }

    private static void move(Stand from, Stand to, long units) {
        if (units <= 0) return;
        from.position -= units;
        to.position += units;
    }

    /** The rows that are not as they were. */
    List<Pool> changed() {
        return stands.stream()
                .filter(stand -> !stand.after().equals(stand.before))
                .map(Stand::after)
                .toList();
    }

    /** The pools of which more may be promised than before. */
    List<Figure> rose() {
        return stands.stream()
                .filter(stand -> stand.after().figure().available()
                        > stand.before.figure().available())
                .map(stand -> stand.after().figure())
                .toList();
    }

    List<Figure> figures() {
        return stands.stream().map(stand -> stand.after().figure()).toList();
    }
}
