package dev.dovetail.oms.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The data is damaged as only its owner can; the check must name the row. */
@ExtendWith(PostgresExtension.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class AvailabilityInvariantsTest {
    private final TestDatabase db;
    private final Promises promises;
    private Claim claim;

    AvailabilityInvariantsTest(TestDatabase db) {
        this.db = db;
        this.promises = new Promises(db);
    }

    @BeforeEach
    void an_honest_order() {
        run("truncate oms.pool, oms.reservation, oms.shortfall, oms.order_line");
        promises.landed(1, "MUG", 10);
        var ask = promises.ask(1, "MUG", 4);
        promises.availability.take(List.of(ask));
        claim = Promises.claim(ask);
        run("""
                insert into oms.order_line (slot, order_id, line, client_id, sku, kind, ordered, reserved, unit_price, total_minor)
                values (7, %d, 1, 1, 'MUG', 'goods', 4, 4, 1, 400)
                """.formatted(claim.order().value()));
        assertThat(List.of(promises.broken("I4"), promises.broken("I5"), promises.broken("I6")))
                .containsOnly(0L);
    }

    @Test
    void i4_names_a_position_that_fell_without_a_shortfall() {
        run("update oms.pool set position = 1");

        assertThat(promises.broken("I4")).isEqualTo(1);
    }

    @Test
    void i4_names_a_shortfall_of_another_size_and_one_about_nothing() {
        promises.landed(1, "MUG", -8);
        run("update oms.shortfall set quantity = 1");
        assertThat(promises.broken("I4")).isEqualTo(1);

        run("delete from oms.pool");
        assertThat(promises.broken("I4")).isEqualTo(1);
    }

    @Test
    void i6_names_a_kit_that_is_not_held_whole() {
        run("""
                update oms.order_line set sku = 'SET', ordered = 2, reserved = 2, parts = '{"MUG": 2, "LID": 1}'
                """);
        assertThat(promises.broken("I6")).isEqualTo(1);
        run("""
                insert into oms.reservation (node_id, order_id, line, client_id, sku, quantity)
                select node_id, order_id, line, client_id, 'LID', 2 from oms.reservation
                """);
        assertThat(promises.broken("I6")).isZero();

        run("update oms.reservation set quantity = 1 where sku = 'LID'");
        assertThat(promises.broken("I6")).isEqualTo(1);
    }

    @Test
    void i5_names_a_pool_whose_reserved_drifted_either_way() {
        run("update oms.pool set reserved = 5");
        assertThat(promises.broken("I5")).isEqualTo(1);

        run("delete from oms.pool");
        assertThat(promises.broken("I5")).isEqualTo(1);
    }

    @Test
    void i5_names_a_pool_whose_reservations_were_lost() {
        run("delete from oms.reservation");

        assertThat(promises.broken("I5")).isEqualTo(1);
    }

    @Test
    void i6_names_what_is_held_for_a_cancelled_line_and_for_no_line() {
        run("update oms.order_line set reserved = 1, cancelled = 3");
        assertThat(promises.broken("I6")).isEqualTo(1);

        run("truncate oms.order_line");
        assertThat(promises.broken("I6")).isEqualTo(1);
    }

    @Test
    void a_negative_figure_is_refused_by_the_table_itself_and_named_where_its_check_is_gone() {
        run("alter table oms.pool drop constraint pool_reserved_check");
        run("update oms.pool set reserved = -3");

        assertThat(promises.broken("I5")).isEqualTo(1);
    }

    private void run(String sql) {
        db.owner().sql(sql).update();
    }
}
