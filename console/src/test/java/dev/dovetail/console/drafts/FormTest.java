package dev.dovetail.console.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.oms.sourcing.Rules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final Rules ALL = new Rules(
            "Everything",
            List.of(
                    new Rules.Stage(
                            "near",
                            "order.lines <= 3 && order.channel == 'web'",
                            List.of(
                                    new Rules.Rule("west", null, "node.code in ['A', 'B']"),
                                    new Rules.Rule("free", "order.units > 2", "node.load < 0.9 || node.km < 5.0")),
                            new Rules.Objective(
                                    List.of("proximity", "-inventory", "node.stock * 2"), true, 0.5, 20.0, 300L),
                            new Rules.Limits(2, true, 1500L, 30000L, true)),
                    new Rules.Stage("rest", null, null, null, null)));

    private static Map<String, String[]> fields(String... pairs) {
        var fields = new TreeMap<String, String[]>();
        for (int i = 0; i < pairs.length; i += 2) fields.put(pairs[i], pairs[i + 1].split("\\|"));
        return fields;
    }

    private static Form posted(Map<String, String[]> fields) {
        return FormReading.of(new Posted(fields));
    }

    @Test
    void what_rules_say_is_said_again_by_their_form() {
        var written = new FormRules(FormReading.of(ALL));

        assertThat(written.rules()).isEqualTo(ALL);
        assertThat(written.mistakes()).isEmpty();
    }

    @Test
    void what_is_no_rule_yet_is_named_by_its_field_and_stays() {
        var form = posted(fields(
                "name",
                "x",
                "s0.name",
                "one",
                "s0.when.c0.of",
                "order.lines",
                "s0.when.c0.op",
                "at-most",
                "s0.when.c0.value",
                "three",
                "s0.r0.name",
                "r",
                "s0.r0.keep.c0.of",
                "node.code",
                "s0.goal",
                "sequence",
                "s0.perKm",
                "1,5",
                "s0.parcels",
                "2.5"));
        var written = new FormRules(form);
        written.rules();

        assertThat(written.mistakes().keySet())
                .containsExactlyInAnyOrder(
                        "s0.when.c0", "s0.r0.keep.c0", "s0.r0.keep", "s0.k", "s0.perKm", "s0.parcels");
        assertThat(form.stages().getFirst().aim().perKm()).isEqualTo("1,5");
        assertThat(form.stages().getFirst().when().clauses().getFirst().values())
                .containsExactly("three");
    }

    @Test
    void parts_are_added_moved_and_removed_and_nothing_else_changes() {
        var form = FormReading.of(ALL);

        assertThat(act(form, "add-stage s0").stages()).hasSize(3);
        assertThat(act(form, "up s1").stages()).extracting(Form.Stage::name).containsExactly("rest", "near");
        assertThat(act(form, "remove s0").stages()).extracting(Form.Stage::name).containsExactly("rest");
        assertThat(act(form, "down s0.r0").stages().getFirst().rules())
                .extracting(Form.Rule::name)
                .containsExactly("free", "west");
        assertThat(act(form, "add-rule s1").stages().get(1).rules()).hasSize(1);
        assertThat(act(form, "remove s0.k1").stages().getFirst().aim().keys())
                .extracting(Form.Key::of)
                .containsExactly("proximity", "cel");
        assertThat(act(form, "remove s0.when.c0").stages().getFirst().when().clauses())
                .hasSize(1);
        assertThat(act(form, "add s0.r0.keep", "s0.r0.keep.new", "node.km")
                        .stages()
                        .getFirst()
                        .rules()
                        .getFirst()
                        .keep()
                        .clauses())
                .hasSize(2);
        for (var nothing :
                List.of("up s0", "down s7", "remove s0.r9", "remove", "jump s0", "up s0; drop", "add s0.when"))
            assertThat(act(form, nothing)).as(nothing).isEqualTo(form);
    }

    private static Form act(Form form, String then, String... more) {
        return Acts.apply(form, then, new Posted(fields(more)));
    }

    @Test
    void a_place_in_rules_is_a_field_of_the_form() {
        assertThat(Place.field("/stages/0/rules/1/keep")).isEqualTo("s0.r1.keep");
        assertThat(Place.field("/stages/2/when")).isEqualTo("s2.when");
        assertThat(Place.field("/stages/0/objective/sequence/1")).isEqualTo("s0.k1");
        assertThat(Place.field("/stages/0/limits/parcels")).isEqualTo("s0.parcels");
        assertThat(Place.field("/stages/0/rules")).isEqualTo("s0.rules");
        assertThat(Place.field("/name")).isEqualTo("name");
        assertThat(Place.field(null)).isEqualTo("form");
        assertThat(Place.field("a + b")).isEqualTo("form");
    }
}
