package dev.dovetail.oms.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RuleBooksTest {
    private static final String NONE = "truncate oms.rule_version, oms.rule_draft, oms.golden_order";

    private final OmsHouse house;
    private final RuleBooks books;

    RuleBooksTest(TestDatabase db) {
        house = new OmsHouse(db);
        books = house.get(RuleBooks.class);
    }

    @BeforeEach
    void noneYet() {
        after(NONE);
    }

    private RuleBook after(String change) {
        house.db().owner().sql(change).update();
        house.later(Duration.ofSeconds(2));
        return books.current();
    }

    private RuleBook published(String name, String at) {
        return after("""
                insert into oms.rule_version (version, name, body, author, published_by, published_at, note)
                values (1, 'test', '{"name": "%s", "stages": [{"name": "rest"}]}', 'a', 'b', '%s', 'test')
                """.formatted(name, at));
    }

    @Test
    void a_database_of_before_the_first_rules_has_the_standard_ones_again() {
        assertThat(books.current()).isEqualTo(RuleBook.STANDARD);
        assertThat(published("test", "2026-11-01T10:00Z").version()).isOne();

        assertThat(after(NONE)).isEqualTo(RuleBook.STANDARD);
    }

    @Test
    void rules_that_got_the_number_of_others_after_a_restore_are_the_ones() {
        published("lost", "2026-11-01T10:00Z");

        house.db().owner().sql(NONE).update();
        assertThat(published("new", "2026-11-01T10:05Z").text().name()).isEqualTo("new");
    }
}
