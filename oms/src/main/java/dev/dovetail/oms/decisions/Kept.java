package dev.dovetail.oms.decisions;

import dev.dovetail.oms.sourcing.World;

/**
 * A choice as one row keeps it, in bytes that begin with the number of their form. JSON said the same in 1.8 kB where this
 * takes a seventh; decision 0016 says why.
 */
record Kept(Inputs inputs, Decision.Outcome outcome) {
    private static final int FORM = 1;

    byte[] bytes() {
        var pack = new Pack().whole(FORM);
        PackedInputs.write(pack, inputs);
        PackedOutcome.write(pack, outcome);
        return pack.bytes();
    }

    /** @param world of the scene it was made in */
    static Kept of(byte[] bytes, World world) {
        var from = open(bytes);
        var inputs = PackedInputs.read(from);
        return new Kept(inputs, PackedOutcome.read(from, inputs.demand(), world));
    }

    static Inputs inputs(byte[] bytes) {
        return PackedInputs.read(open(bytes));
    }

    private static Unpack open(byte[] bytes) {
        var from = new Unpack(bytes);
        long form = from.whole();
        if (form != FORM)
            throw new IllegalStateException("form " + form + " of a choice is for a newer program to read");
        return from;
    }
}
