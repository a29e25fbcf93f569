package dev.dovetail.wms.packing;

import java.util.List;

/** Names in the order in which they were read, dealt to the heaps that the units lie in. */
final class Dealt {
    private final List<String> names;
    private int next;

    Dealt(List<String> names) {
        this.names = names;
    }

    List<String> take(long units) {
        int from = next;
        next = (int) Math.min(names.size(), next + units);
        return names.subList(from, next);
    }
}
