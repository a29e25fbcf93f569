package dev.dovetail.oms.foreign;

import java.util.Arrays;

/** A fact that could be read. @param line its place in the body; @param hash of all it says, however it was written */
record Posted(int line, Told told, byte[] hash) {
    boolean same(byte[] other) {
        return Arrays.equals(hash, other);
    }
}
