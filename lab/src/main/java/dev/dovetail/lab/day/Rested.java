package dev.dovetail.lab.day;

import dev.dovetail.lab.floor.Hand;

/** A hand that found no work has a rest before it looks again: asking an empty board all day proves nothing. */
final class Rested {
    private static final int ROUNDS = 3;

    private final Hand hand;
    private int rest;

    Rested(Hand hand) {
        this.hand = hand;
    }

    /** Works unless it rests; whether it did any. */
    boolean turn() {
        if (rest-- > 0) return false;
        return work();
    }

    /** Works, rested or not. */
    boolean work() {
        boolean found = hand.step();
        rest = found ? 0 : ROUNDS;
        return found;
    }
}
