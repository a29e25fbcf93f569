package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.carriage.Rates;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Figure;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.capacity.Capacity;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers what a choice looks at: one statement for the figures, and one for days that nodes count; nodes,
 * rates and rules come from memory. */
@Service
public class Snapshots {
    private final Positions positions;
    private final Network network;
    private final Carriage carriage;
    private final RuleBooks rules;
    private final Capacity capacity;
    private final Closures closures;
    private final InstantSource clock;
    private volatile @Nullable Made made;

    Snapshots(
            Positions positions,
            Network network,
            Carriage carriage,
            RuleBooks rules,
            Capacity capacity,
            Closures closures,
            InstantSource clock) {
        this.positions = positions;
        this.network = network;
        this.carriage = carriage;
        this.rules = rules;
        this.capacity = capacity;
        this.closures = closures;
        this.clock = clock;
    }

    /** As things stand: a hint, for the guard is in the taking statement. */
    public Snapshot of(Collection<Sku> skus) {
        return snapshot(skus, positions.figures(skus));
    }

    /** As things stand, with the figures locked until the caller's transaction ends. */
    public Snapshot locked(Collection<Sku> skus) {
        return snapshot(skus, positions.lockFigures(skus));
    }

    private Snapshot snapshot(Collection<Sku> skus, Map<Sku, List<Figure>> figures) {
        var world = world();
        var counting = world.nodes().stream()
                .filter(node -> node.effort().parcelsADay() != null)
                .map(Node::id)
                .toList();
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        return new Snapshot(figures, world, Set.of(), capacity.taken(counting, yesterday), closures.of(skus));
    }

    /** Nodes, rates and rules as they stand, up to a second old. */
    public World world() {
        var nodes = network.nodes();
        var rates = carriage.rates();
        var book = rules.current();
        var seen = made;
        if (seen == null || seen.nodes() != nodes || seen.rates() != rates || seen.book() != book) {
            seen = new Made(nodes, rates, book, new World(nodes, rates, book));
            made = seen;
        }
        return seen.world();
    }

    /** A world, and the very values it was made of. */
    private record Made(List<Node> nodes, Rates rates, RuleBook book, World world) {}
}
