package dev.dovetail.oms.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** What is packed comes out again. */
class PackProperties {
    @Property
    void numbers_of_any_size_and_sign(@ForAll long whole, @ForAll double real, @ForAll int small) {
        var from = new Unpack(new Pack()
                .whole(whole)
                .real(real)
                .orNull(small)
                .orNull(null)
                .whole(small)
                .bytes());

        assertThat(from.whole()).isEqualTo(whole);
        assertThat(from.real()).isEqualTo(real);
        assertThat(from.orNull()).isEqualTo(small);
        assertThat(from.orNull()).isNull();
        assertThat(from.number()).isEqualTo(small);
    }

    @Property
    void texts_days_and_moments(
            @ForAll @StringLength(max = 2_000) String text, @ForAll LocalDate day, @ForAll Instant at) {
        var storable = text.replaceAll("\\p{Cs}", "");
        var from = new Unpack(new Pack()
                .text(storable)
                .text(null)
                .day(day)
                .day(null)
                .instant(at)
                .bytes());

        assertThat(from.text()).isEqualTo(storable);
        assertThat(from.textOrNull()).isNull();
        assertThat(from.day()).isEqualTo(day);
        assertThat(from.dayOrNull()).isNull();
        assertThat(from.instant()).isEqualTo(at);
    }

    @Property
    void lists_of_any_length(@ForAll List<Long> values) {
        var pack = new Pack();
        pack.each(values, pack::whole);

        var from = new Unpack(pack.bytes());

        assertThat(from.each(from::whole)).isEqualTo(values);
    }

    @Example
    void a_small_number_is_one_byte() {
        assertThat(new Pack().whole(63).whole(-64).bytes()).hasSize(2);
    }

    @Example
    void a_form_of_a_newer_program_is_not_guessed_at() {
        assertThatThrownBy(() -> Kept.inputs(new Pack().whole(9).bytes()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("form 9");
    }
}
