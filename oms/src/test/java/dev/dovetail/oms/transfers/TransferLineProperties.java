package dev.dovetail.oms.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.TryLater;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Whatever is told of a line, in whatever order and however often, each unit of it is in one place. */
class TransferLineProperties {
    private record Told(String what, long units, UnaryOperator<TransferLine> how) {
        @Override
        public String toString() {
            return what + " " + units;
        }
    }

    @Provide
    Arbitrary<List<Told>> facts() {
        var units = Arbitraries.longs().between(1, 12);
        var told = Arbitraries.oneOf(
                units.map(n -> new Told("pick", n, line -> line.pick(n))),
                units.map(n -> new Told("putBack", n, line -> line.putBack(n))),
                units.map(n -> new Told("lack", n, line -> line.lack(n))),
                units.map(n -> new Told("leave", n, line -> line.leave(n))),
                units.map(n -> new Told("cancel", n, line -> line.cancel(n))),
                units.map(n -> new Told("receive", n, line -> line.receive(n))),
                Arbitraries.just(new Told("lose", 0, TransferLine::lose)));
        return told.list().ofMaxSize(60);
    }

    /** What cannot be yet waits, and changes nothing. */
    private static TransferLine after(TransferLine line, Told told) {
        try {
            return told.how().apply(line);
        } catch (TryLater _) {
            return line;
        }
    }

    @Property
    void shipped_is_in_transit_arrived_or_lost_and_nothing_is_ever_negative(
            @ForAll @LongRange(min = 1, max = 40) long asked, @ForAll("facts") List<Told> facts) {
        var line = TransferLine.asked(1, new Sku(1, "MUG"), asked);
        for (var told : facts) {
            var before = line;
            line = after(line, told);

            assertThat(line.open() + line.picked() + line.sent() + line.shorted() + line.cancelled())
                    .as("%s after %s", told, before)
                    .isEqualTo(asked);
            assertThat(line.inTransit() + Math.min(line.received(), line.sent()) + line.lost())
                    .as("%s after %s", told, before)
                    .isEqualTo(line.sent());
            assertThat(List.of(
                            line.open(),
                            line.picked(),
                            line.sent(),
                            line.shorted(),
                            line.cancelled(),
                            line.received(),
                            line.lost(),
                            line.inTransit()))
                    .as("%s after %s", told, before)
                    .allMatch(units -> units >= 0);
        }
    }

    @Property
    void what_was_given_up_for_lost_is_so_once(@ForAll("facts") List<Told> facts) {
        var line = TransferLine.asked(1, new Sku(1, "MUG"), 20);
        for (var told : facts) line = after(line, told);

        var lost = line.lose();

        assertThat(lost.lose()).isEqualTo(lost);
        assertThat(lost.inTransit()).isZero();
    }

    @Property
    void a_pick_that_is_undone_leaves_the_line_as_it_was(
            @ForAll("facts") List<Told> facts, @ForAll @LongRange(min = 1, max = 12) long units) {
        var line = TransferLine.asked(1, new Sku(1, "MUG"), 20);
        for (var told : facts) line = after(line, told);
        if (line.open() < units) return;

        assertThat(line.pick(units).putBack(units)).isEqualTo(line);
    }
}
