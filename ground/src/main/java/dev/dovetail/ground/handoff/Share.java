package dev.dovetail.ground.handoff;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** A part of a family's keys that one thread looks after: keys do not wait for one another. */
record Share(Family family, int index, int of) {
    /** Those of the keys that are in it. */
    SortedSet<Integer> mine(Collection<Integer> keys) {
        var mine = new TreeSet<Integer>();
        for (int key : keys) if (Math.floorMod(key, of) == index) mine.add(key);
        return mine;
    }

    @Override
    public String toString() {
        return of == 1 ? family.tables() : family.tables() + "-" + (index + 1);
    }
}
