package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Delivery;
import dev.dovetail.lab.world.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The people of the world's warehouses. {@link #hands} gives them one by one, to be stepped in turn; {@link Shift} lets
 * them all work at once.
 */
public final class Crew {
    private final Api api;
    private final World world;
    private final Faults faults;
    private final Watch watch;
    private final InstantSource clock;
    private final String shift;
    private final Pace pace;

    /** How many people do what at one node. */
    public record Size(int putters, int pickers, int packers, int loaders, int counters, int replenishers) {}

    /**
     * @param shift a word that no earlier crew of the same house used: it keeps the ids of their scans apart
     * @param pace of those who pick and pack
     */
    public Crew(Api api, World world, Faults faults, Watch watch, InstantSource clock, String shift, Pace pace) {
        this.api = api;
        this.world = world;
        this.faults = faults;
        this.watch = watch;
        this.clock = clock;
        this.shift = shift;
        this.pace = pace;
    }

    /**
     * Scans a whole delivery in at a dock. Doing it again changes nothing.
     *
     * @param id the delivery's id at the server
     */
    public void receive(String id, Delivery delivery, String dock) {
        var handheld = handheld(delivery.node(), "dock", Pace.AT_ONCE);
        new Dock(station(delivery.node()), handheld, dock).receive(id, delivery);
    }

    /** Everybody at one node but the dock, a foreman included. */
    public List<Hand> hands(String node, Size size) {
        return hands(node, size, Picker.SLOTS);
    }

    /** @param orders on a picker's cart, and on a packer's bench, at a time */
    public List<Hand> hands(String node, Size size, int orders) {
        var station = station(node);
        var hands = new ArrayList<Hand>();
        for (int i = 1; i <= size.putters(); i++)
            hands.add(new Putter(station, handheld(node, "putter-" + i, Pace.AT_ONCE)));
        for (int i = 1; i <= size.pickers(); i++)
            hands.add(new Picker(station, handheld(node, "picker-" + i, pace), orders));
        for (int i = 1; i <= size.packers(); i++)
            hands.add(new Packer(station, handheld(node, "packer-" + i, pace), orders));
        for (int i = 1; i <= size.loaders(); i++)
            hands.add(new Loader(station, handheld(node, "loader-" + i, Pace.AT_ONCE)));
        for (int i = 1; i <= size.replenishers(); i++)
            hands.add(new Replenisher(station, handheld(node, "replenisher-" + i, Pace.AT_ONCE)));
        for (int i = 1; i <= size.counters(); i++)
            hands.add(new Counter(station, handheld(node, "counter-" + i, Pace.AT_ONCE)));
        hands.add(new Foreman(station, handheld(node, "foreman", Pace.AT_ONCE)));
        return hands;
    }

    /** Who hands cartons over at a store. */
    public Hand clerk(String node) {
        return new Clerk(station(node), handheld(node, "clerk", Pace.AT_ONCE));
    }

    /** Who picks several orders at once for a put wall and sorts them there; does so now and then, and leaves the rest to others. */
    public Hand sorter(String node, String wall) {
        return new Sorter(station(node), handheld(node, "sorter", pace), wall);
    }

    private Station station(String node) {
        return new Station(node, world, faults, watch);
    }

    private Handheld handheld(String node, String worker, Pace hands) {
        return new Handheld(api, node, worker, shift, faults, clock, hands);
    }
}
