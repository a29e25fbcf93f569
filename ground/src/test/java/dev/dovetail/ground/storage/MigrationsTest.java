package dev.dovetail.ground.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(PostgresExtension.class)
class MigrationsTest {
    private final TestDatabase db;

    MigrationsTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void the_programs_role_may_add_to_an_append_only_table_but_not_change_it() {
        db.jdbc()
                .sql(
                        "insert into ground.audit (slot, id, at, who, through, action, subject) values (1, 1, now(), 'a', 'b', 'c', 'd')")
                .update();

        assertThatThrownBy(
                        () -> db.jdbc().sql("update ground.audit set who = 'x'").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.jdbc().sql("delete from ground.audit").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.jdbc().sql("drop table ground.audit").update())
                .hasStackTraceContaining("must be owner");
    }

    @Test
    void this_month_and_the_next_three_have_partitions() {
        int partitions = db.jdbc().sql("""
                        select count(*) from pg_inherits
                         where inhparent = 'ground.audit'::regclass and inhrelid::regclass::text not like '%y2031%'
                        """).query(Integer.class).single();

        assertThat(partitions).isEqualTo(1 + 4);
    }

    @Test
    void a_program_that_runs_for_months_makes_them_as_they_come() {
        var later = java.time.Instant.parse("2031-05-20T00:00:00Z");

        new PartitionTimer(db.jdbc(), () -> later, new StandardEnvironment()).look();

        assertThat(db.jdbc()
                        .sql("select to_regclass('ground.audit_y2031m08') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_month_that_already_has_rows_in_the_default_partition_stays_there() {
        db.jdbc()
                .sql(
                        "insert into ground.audit (slot, id, at, who, through, action, subject) values (1, 9000000000000000000, now(), 'a', 'b', 'c', 'd')")
                .update();
        long at = 1767225600000L + (9000000000000000000L >> 22);

        int made = db.jdbc()
                .sql(
                        "select ground.ensure_partitions('ground.audit', (to_timestamp(:at / 1000.0) at time zone 'UTC')::date, 1)")
                .param("at", at)
                .query(Integer.class)
                .single();

        assertThat(made).isZero();
    }

    @Test
    void the_programs_role_cannot_have_other_tables_partitioned() {
        assertThatThrownBy(() -> db.jdbc()
                        .sql("select ground.ensure_partitions('pg_catalog.pg_class', current_date, 1)")
                        .query(Integer.class)
                        .single())
                .hasStackTraceContaining("no rows");
    }
}
