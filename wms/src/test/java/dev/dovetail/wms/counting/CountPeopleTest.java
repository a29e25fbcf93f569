package dev.dovetail.wms.counting;

import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.TestDatabase;
import org.junit.jupiter.api.Test;

/** Another person is another person, not another badge. */
class CountPeopleTest extends CountHouse {
    private long users;

    CountPeopleTest(TestDatabase db) {
        super(db);
    }

    private void user(String name, String... badges) {
        long id = ++users;
        db.jdbc().sql("""
                        insert into ground.app_user (id, name, password_hash, role, made_at)
                        values (?, ?, '-', 'FLOOR', now())""").params(id, name).update();
        for (var badge : badges)
            db.jdbc()
                    .sql("insert into ground.badge (code, user_id, made_at) values (?, ?, now())")
                    .params(badge, id)
                    .update();
    }

    @Test
    void who_counted_with_one_badge_neither_recounts_nor_approves_with_another() {
        user("ann", "B-1", "B-2");
        user("bob", "B-3");
        var scene = scene(20).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.counts("B-1", count, FIRST, 17);
        assertThat(scene.state(count)).isEqualTo("recount");

        assertThat(scene.lent("B-2")).isEmpty();
        assertThat(scene.lent("ann")).isEmpty();
        assertThat(codes(scene.floor.scan(scene.count("B-2", count, FIRST, "MUG", 17))))
                .containsExactly("counting.another-person");
        scene.counts("B-3", count, FIRST, 17);
        assertThat(scene.state(count)).isEqualTo("review");

        assertThat(code(() -> scene.approve(count, "ann"))).isEqualTo("counting.own-count");
        assertThat(code(() -> scene.approve(count, "bob"))).isEqualTo("counting.own-count");
        scene.approve(count, "sue");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(17);
    }

    @Test
    void one_person_goes_on_with_another_badge_and_nobody_else_does() {
        user("eve", "B-4", "B-5");
        user("Eve", "B-6");
        var scene = scene(20).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.lent("B-4");
        scene.later(60);
        must(scene.floor.scan(scene.count("B-4", count, FIRST, "MUG", 20)));

        assertThat(codes(scene.floor.scan(scene.done("B-6", count, FIRST)))).containsExactly("counting.other-counts");
        must(scene.floor.scan(scene.done("B-5", count, FIRST)));

        assertThat(scene.state(count)).isEqualTo("settled");
    }

    @Test
    void the_database_refuses_a_second_round_of_one_person() {
        user("gus", "B-7", "B-8");
        var scene = scene(20).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.counts("B-7", count, FIRST, 17);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> db.jdbc().sql("""
                                insert into wms.count_round (node_id, task_id, round, worker, person)
                                select node_id, task_id, 2, 'B-8', person from wms.count_round where task_id = ?""").param(count).update()))
                .hasMessageContaining("another_badge_is_no_other_person");
    }

    @Test
    void who_is_given_a_badge_that_counted_as_nobodys_does_not_approve_that_count() {
        var scene = scene(20).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.counts("B-9", count, FIRST, 17);
        scene.counts("bob", count, FIRST, 17);
        assertThat(scene.state(count)).isEqualTo("review");
        user("ivy", "B-9");

        assertThat(code(() -> scene.approve(count, "ivy"))).isEqualTo("counting.own-count");
        scene.approve(count, "sue");
        assertThat(scene.onHand(FIRST, "MUG")).isEqualTo(17);
    }

    @Test
    void an_approval_by_another_badge_of_who_counted_is_seen() {
        user("joe", "B-10", "B-11");
        var scene = scene(20).tolerates(0, 0);
        long count = scene.order(FIRST).getFirst();
        scene.counts("B-10", count, FIRST, 17);
        scene.counts("bob", count, FIRST, 17);
        scene.approve(count, "sue");
        assertThat(house.broken()).isEmpty();

        var seen =
                "update wms.count_task set decided_by = ?, decided_person = (select user_id from ground.badge where code = ?) where id = ?";
        db.jdbc().sql(seen).params("B-11", "B-11", count).update();
        assertThat(house.broken().toString()).contains("W96");
        db.jdbc().sql(seen).params("sue", "sue", count).update();
    }
}
