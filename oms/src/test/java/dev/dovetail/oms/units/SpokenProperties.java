package dev.dovetail.oms.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.channel.Spoken;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SpokenProperties {
    @Property
    void packs_come_back_as_they_were_given(
            @ForAll @LongRange(min = 1, max = 1_000_000) long given,
            @ForAll @IntRange(min = 1, max = 100_000) int pack) {
        assertThat(Spoken.of(given * pack, "box", pack)).isEqualTo(new Spoken(given, "box"));
    }

    @Property
    void whatever_is_said_means_the_same_units(
            @ForAll @LongRange(min = 0, max = 1_000_000) long units, @ForAll @IntRange(min = 1, max = 500) int pack) {
        var said = Spoken.of(units, "box", pack);

        assertThat(said.quantity() * (said.unit().equals("box") ? pack : 1)).isEqualTo(units);
    }
}
