package dev.dovetail.lab.backroom;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.World;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

/** What all stories of one house share. @param shift keeps keys and ids apart from those of others before */
record Floor(
        Api api,
        World world,
        Faults faults,
        InstantSource clock,
        String shift,
        Book book,
        Set<String> handedOver,
        Consumer<String> complaints) {

    Desk desk(String node, String worker) {
        return new Desk(this, node, worker, worker);
    }

    void complain(String what) {
        complaints.accept(what);
    }

    String barcode(String sku) {
        return world.good(sku).barcode("each");
    }

    /** From 0 up to {@code bound}, always the same for a seed. */
    int draw(String about, int bound) {
        return faults.draw("backroom", about, bound);
    }
}
