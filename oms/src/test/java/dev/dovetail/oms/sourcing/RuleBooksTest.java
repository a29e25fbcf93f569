package dev.dovetail.oms.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.OmsHouse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RuleBooksTest {
    private final OmsHouse house;
    private final RuleBooks books;

    RuleBooksTest(TestDatabase db) {
        house = new OmsHouse(db);
        books = house.get(RuleBooks.class);
    }

    private int version(String change) {
        house.db().owner().sql(change).update();
        house.later(Duration.ofSeconds(2));
        return books.current().version();
    }

    @Test
    void a_database_of_before_the_first_rules_has_the_standard_ones_again() {
        assertThat(books.current()).isEqualTo(RuleBook.STANDARD);
        assertThat(version("""
                insert into oms.rule_version (version, name, body, author, published_by, published_at, note)
                values (1, 'test', '{"name": "test", "stages": [{"name": "rest"}]}', 'a', 'b', now(), 'test')
                """)).isOne();

        assertThat(version("truncate oms.rule_version, oms.rule_draft, oms.golden_order"))
                .isZero();
        assertThat(books.current()).isEqualTo(RuleBook.STANDARD);
    }
}
