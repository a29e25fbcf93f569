package dev.dovetail.lab.faults;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Draws faults by a hash of seed, kind and subject, not by a stream of chance: which order, label or scan is struck does not
 * depend on how threads interleave.
 */
public final class Faults {
    private final long seed;
    private final boolean never;
    private final Map<Fault, LongAdder> counts = new EnumMap<>(Fault.class);

    public Faults(long seed) {
        this(seed, false);
    }

    private Faults(long seed, boolean never) {
        this.seed = seed;
        this.never = never;
        for (var fault : Fault.values()) counts.put(fault, new LongAdder());
    }

    /** A world in which nothing goes wrong: each draw is the highest, which no chance reaches. */
    public static Faults none() {
        return new Faults(0, true);
    }

    /** Whether {@code fault} strikes {@code subject}, with a chance of so many in a thousand; a strike is counted. */
    public boolean strikes(Fault fault, String subject, int perMille) {
        boolean struck = draw(fault.name(), subject, 1000) < perMille;
        if (struck) count(fault);
        return struck;
    }

    /** A number from 0 up to {@code bound}, always the same for the same seed and words. */
    public int draw(String about, String subject, int bound) {
        if (never) return bound - 1;
        long h = mix(mix(seed + 0x9E3779B97F4A7C15L) ^ mix(about.hashCode()) ^ text(subject));
        return (int) Long.remainderUnsigned(mix(h), bound);
    }

    public void count(Fault fault) {
        var counter = counts.get(fault);
        if (counter != null) counter.increment();
    }

    /** How often each kind struck so far. */
    public Map<Fault, Long> counts() {
        var result = new EnumMap<Fault, Long>(Fault.class);
        counts.forEach((fault, counter) -> result.put(fault, counter.sum()));
        return result;
    }

    private static long text(String subject) {
        long h = 0xcbf29ce484222325L; // FNV-1a, 64 bits
        for (int i = 0; i < subject.length(); i++) h = (h ^ subject.charAt(i)) * 0x100000001b3L;
        return h;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
