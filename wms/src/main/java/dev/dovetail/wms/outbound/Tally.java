package dev.dovetail.wms.outbound;

/** The sums over an outbound's lines that its state follows from; {@code open} is still to be picked. */
record Tally(long open, long picked, long packed, long shipped) {
    static Tally of(OutboundOrder outbound) {
        long open = 0;
        long picked = 0;
        long packed = 0;
        long shipped = 0;
        for (var line : outbound.lines()) {
            open += line.open();
            picked += line.picked();
            packed += line.packed();
            shipped += line.shipped();
        }
        return new Tally(open, picked, packed, shipped);
    }
}
