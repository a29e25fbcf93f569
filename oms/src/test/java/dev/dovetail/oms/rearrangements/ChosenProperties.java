package dev.dovetail.oms.rearrangements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.fulfillment.GivenLine;
import dev.dovetail.oms.fulfillment.Units;
import dev.dovetail.oms.rearrangements.Rearrangement.Kind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What a rearrangement takes from work: a split and what it leaves, or both parts of a merge, are the units that were there. */
class ChosenProperties {
    private static final FulfillmentOrderId ONE = new FulfillmentOrderId(1);
    private static final FulfillmentOrderId OTHER = new FulfillmentOrderId(2);

    record Figures(long picked, long free, long askedBack) {}

    @Provide
    Arbitrary<List<Figures>> lines() {
        var units = Arbitraries.longs().between(0, 9);
        return Combinators.combine(units, units, units)
                .as(Figures::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static List<GivenLine> given(FulfillmentOrderId work, List<Figures> lines) {
        var given = new ArrayList<GivenLine>();
        for (var f : lines) {
            long live = f.picked() + f.free() + f.askedBack();
            given.add(new GivenLine(
                    work,
                    new NodeId(1),
                    "accepted",
                    given.size() + 1,
                    new Sku(1, "S" + given.size()),
                    live,
                    live,
                    f.picked(),
                    f.free(),
                    f.askedBack()));
        }
        return given;
    }

    private static Wanted wanted(Kind kind, List<Units> lines, @Nullable FulfillmentOrderId with) {
        return new Wanted(new OrderId(1), "k", kind, ONE, lines, null, with, null, "x");
    }

    private static long free(List<Figures> lines) {
        return lines.stream().mapToLong(Figures::free).sum();
    }

    @Property(tries = 500)
    void a_merge_takes_all_that_is_free_of_both_and_never_more(
            @ForAll("lines") List<Figures> one, @ForAll("lines") List<Figures> other) {
        var all = new ArrayList<>(given(ONE, one));
        all.addAll(given(OTHER, other));
        var merge = wanted(Kind.MERGE, List.of(), OTHER);
        try {
            assertThat(Chosen.of(merge, all).units()).isEqualTo(free(one) + free(other));
        } catch (Refused no) {
            assertThat(Math.min(free(one), free(other))).isZero();
        }
    }

    @Property(tries = 500)
    void a_split_takes_what_it_names_or_nothing(
            @ForAll("lines") List<Figures> lines, @ForAll("lines") List<Figures> wants) {
        var named = new ArrayList<Units>();
        for (int i = 0; i < Math.min(lines.size(), wants.size()); i++)
            if (wants.get(i).free() > 0) named.add(new Units(i + 1, wants.get(i).free()));
        if (named.isEmpty()) return;
        long asked = named.stream().mapToLong(Units::quantity).sum();
        boolean tooMuch = named.stream()
                .anyMatch(u -> u.quantity() > lines.get(u.line() - 1).free());
        long live = given(ONE, lines).stream().mapToLong(GivenLine::live).sum();
        try {
            var chosen = Chosen.of(wanted(Kind.SPLIT, named, null), given(ONE, lines));
            assertThat(chosen.units()).isEqualTo(asked).isLessThan(live);
            assertThat(tooMuch).isFalse();
        } catch (Refused no) {
            assertThat(tooMuch || asked >= live).isTrue();
        }
    }
}
