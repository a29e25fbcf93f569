package dev.dovetail.contract.channel;

/** A quantity as a channel says it. */
public record Spoken(long quantity, String unit) {
    public static final String EACH = "each";

    /** In the channel's own unit where the base units fill whole ones of it; else in each. */
    public static Spoken of(long units, String unit, int pack) {
        return units % pack == 0 ? new Spoken(units / pack, unit) : new Spoken(units, EACH);
    }
}
