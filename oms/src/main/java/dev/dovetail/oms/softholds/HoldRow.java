package dev.dovetail.oms.softholds;

import java.time.Instant;

/** A row of {@code oms.soft_hold} under its lock. */
record HoldRow(
        int slot, long id, CartKey key, String caller, String state, long units, Instant expiresAt, int version) {
    boolean open() {
        return state.equals("open");
    }
}
