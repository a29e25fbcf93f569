package dev.dovetail.lab.day;

import java.util.List;

/** What became of one day. Red where anything is in {@code troubles}. */
record Result(long seed, int orders, int steps, int facts, Tally tally, String digest, List<String> troubles) {
    boolean green() {
        return troubles.isEmpty();
    }
}
