package dev.dovetail.wms.storms;

import java.util.Set;

/** One part of the floor's work, of which a storm does something now and then, right or wrong. */
interface Area {
    /** The commands it gives; each is to be accepted now and then. */
    Set<String> commands();

    /** Sets the warehouse up for it, before the storm. */
    default void open() {}

    void act();
}
