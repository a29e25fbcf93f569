package dev.dovetail.kernel;

import java.time.Instant;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** In which slot the ids of one moment lie. */
class IdSourceProperties {
    private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int WINDOW = 128;
    private static final long FIFTY_YEARS = 1_577_880_000_000L;

    private long now = EPOCH;

    @Property
    boolean of_as_many_windows_each_has_a_slot_of_its_own(
            @ForAll @IntRange(min = 0, max = 16_383) int start, @ForAll @LongRange(max = FIFTY_YEARS) long at) {
        var source = source(start);
        return LongStream.range(0, Slot.COUNT)
                        .map(window -> source.at(at + window * WINDOW))
                        .mapToInt(Slot::of)
                        .distinct()
                        .count()
                == Slot.COUNT;
    }

    @Property
    boolean what_is_made_within_a_window_lies_together(
            @ForAll @IntRange(min = 0, max = 16_383) int start, @ForAll @LongRange(max = FIFTY_YEARS) long at) {
        var source = source(start);
        long begin = at / WINDOW * WINDOW;
        return LongStream.range(0, WINDOW)
                        .map(millis -> source.at(begin + millis))
                        .mapToInt(Slot::of)
                        .distinct()
                        .count()
                == 1;
    }

    @Property
    boolean ids_rise_also_when_the_clock_goes_back(
            @ForAll @IntRange(min = 0, max = 16_383) int start, @ForAll @LongRange(max = 1_000) long back) {
        var source = source(start);
        long before = source.at(1_000_000);
        return source.at(1_000_000 - back) > before;
    }

    @Property
    boolean slots_take_turns_while_the_clock_is_behind(@ForAll @IntRange(min = 0, max = 16_383) int start) {
        var source = source(start);
        source.at(1_000_000_000);
        return LongStream.range(0, Slot.COUNT)
                        .map(window -> source.at(window * WINDOW))
                        .mapToInt(Slot::of)
                        .distinct()
                        .count()
                == Slot.COUNT;
    }

    private Made source(int start) {
        var ids = new IdSource(() -> Instant.ofEpochMilli(now), start);
        return millis -> {
            now = EPOCH + millis;
            return ids.next();
        };
    }

    private interface Made {
        long at(long millis);
    }
}
