package dev.dovetail.lab.floor;

/** One pair of hands. */
public interface Hand {
    /** Fetches work and does it; false where there was none. */
    boolean step();
}
