package dev.dovetail.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
    private static final JavaClasses HOUSE = HouseRules.house();
    private static final String SAMPLE = "dev.dovetail.house.bad";
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(SAMPLE);

    record Rule(String name, Function<HouseRules, ArchRule> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule("oms does not see wms", HouseRules::omsDoesNotSeeWms),
                new Rule("wms does not see oms", HouseRules::wmsDoesNotSeeOms),
                new Rule("connectors see only contract and ground", HouseRules::connectorsSeeOnlyContractAndGround),
                new Rule("ground sees only the kernel", HouseRules::groundSeesOnlyTheKernel),
                new Rule("carriage sees no side", HouseRules::carriageSeesNoSide),
                new Rule("contract sees only the kernel", HouseRules::contractSeesOnlyTheKernel),
                new Rule("nobody sees the lab", HouseRules::nobodySeesTheLab),
                new Rule("words are plain Java", HouseRules::wordsArePlainJava),
                new Rule("time is passed in", HouseRules::timeIsPassedIn),
                new Rule("chance is passed in", HouseRules::chanceIsPassedIn),
                new Rule("rows are lists", HouseRules::rowsAreLists),
                new Rule("no mocks", HouseRules::noMocks),
                new Rule("no field injection", HouseRules::noFieldInjection),
                new Rule("names of the trade", HouseRules::namesOfTheTrade));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps(Rule rule) {
        assertThat(HOUSE).hasSizeGreaterThan(50);

        rule.make().apply(new HouseRules("dev.dovetail")).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_bad_sample_breaks(Rule rule) {
        var sampled = rule.make().apply(new HouseRules(SAMPLE));

        assertThatThrownBy(() -> sampled.check(BAD)).isInstanceOf(AssertionError.class);
    }
}
