package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.carriage.Rates;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers what a choice looks at: one statement for the figures; nodes, rates and rules come from memory. */
@Service
public class Snapshots {
    private final Positions positions;
    private final Network network;
    private final Carriage carriage;
    private final RuleBooks rules;
    private volatile @Nullable Made made;

    Snapshots(Positions positions, Network network, Carriage carriage, RuleBooks rules) {
        this.positions = positions;
        this.network = network;
        this.carriage = carriage;
        this.rules = rules;
    }

    /** As things stand: a hint, for the guard is in the taking statement. */
    public Snapshot of(Collection<Sku> skus) {
        return new Snapshot(positions.figures(skus), world());
    }

    /** As things stand, with the figures locked until the caller's transaction ends. */
    public Snapshot locked(Collection<Sku> skus) {
        return new Snapshot(positions.lockFigures(skus), world());
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
