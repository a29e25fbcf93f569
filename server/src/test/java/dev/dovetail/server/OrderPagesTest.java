package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the console says about one order and lets people do with it, over the whole program and a real database. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPagesTest {
    private final TestDatabase db;
    private ConsoleHouse house;
    private Visitor admin;

    OrderPagesTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        house = new ConsoleHouse(db, directory);
        house.fill();
        admin = new Visitor(house.address, "admin");
    }

    @AfterAll
    void stop() {
        admin.close();
        house.close();
    }

    @Test
    void an_order_says_why_it_ships_from_there_and_what_else_was_weighed() throws Exception {
        var page = admin.get("/orders/" + house.shown).body();

        assertThat(page).contains("RNO1 alone, for ").contains("no other node and no split is cheaper");
        assertThat(page).contains("Every way was weighed").contains("Standard").contains("Make it again");
    }

    @Test
    void the_capture_in_the_timeline_opens_to_its_choice_and_other_facts_do_not() throws Exception {
        var captured = admin.get("/orders/" + house.shown + "/facts/1").body();
        var released = admin.get("/orders/" + house.shown + "/facts/2").body();

        assertThat(captured).contains("Every way was weighed").contains("\"number\"");
        assertThat(released).contains("fulfillmentOrder").doesNotContain("Every way was weighed");
    }

    @Test
    void a_choice_made_again_says_that_every_byte_is_the_same_and_one_that_was_changed_says_not() throws Exception {
        var order = house.order("A-60", "M-1", 2, "Mug");
        var choice = ConsolePages.decision(house, order);
        assertThat(admin.get(choice + "/again").body()).contains("the same answer, byte for byte");

        db.owner()
                .sql(
                        "update oms.sourcing_decision set outcome = replace(outcome, 'alone', 'by itself') where order_id = :id")
                .param("id", Long.parseLong(order))
                .update();

        assertThat(admin.get(choice + "?again=true").body())
                .contains("another answer")
                .contains("RNO1 by itself");
    }

    @Test
    void a_choice_that_is_not_there_is_not_found() throws Exception {
        for (var no : new String[] {"1", "x", "99999999999999999999"})
            assertThat(admin.get("/orders/" + house.shown + "/decisions/" + no).statusCode())
                    .as(no)
                    .isEqualTo(404);
    }
}
