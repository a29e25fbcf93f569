package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.network.Network;
import java.util.Collection;
import org.springframework.stereotype.Service;

/** Gathers what a choice looks at: one statement for the figures; nodes and rates come from memory. */
@Service
public class Snapshots {
    private final Positions positions;
    private final Network network;
    private final Carriage carriage;

    Snapshots(Positions positions, Network network, Carriage carriage) {
        this.positions = positions;
        this.network = network;
        this.carriage = carriage;
    }

    /** As things stand: a hint, for the guard is in the taking statement. */
    public Snapshot of(Collection<Sku> skus) {
        return new Snapshot(positions.figures(skus), world());
    }

    /** As things stand, with the figures locked until the caller's transaction ends. */
    public Snapshot locked(Collection<Sku> skus) {
        return new Snapshot(positions.lockFigures(skus), world());
    }

    private World world() {
        return new World(network.nodes(), carriage.rates());
    }
}
