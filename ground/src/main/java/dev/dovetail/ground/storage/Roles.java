package dev.dovetail.ground.storage;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The two database roles: the owner migrates and owns everything, the program's role owns nothing. Neither is a
 * superuser.
 */
record Roles(String owner, String app) {
    static final Roles OURS = new Roles("dovetail_owner", "dovetail_app");

    /** Makes the roles where they are missing. The passwords are hexadecimal, so quoting them is safe. */
    void ensure(Login superuser, String ownerPassword, String appPassword) {
        var jdbc = JdbcClient.create(superuser.dataSource());
        for (var role : List.of(List.of(owner, ownerPassword), List.of(app, appPassword))) {
            boolean there = jdbc.sql("select exists (select from pg_roles where rolname = :name)")
                    .param("name", role.getFirst())
                    .query(Boolean.class)
                    .single();
            if (!there)
                jdbc.sql("create role %s login password '%s'".formatted(role.getFirst(), role.getLast()))
                        .update();
        }
    }

    /** Makes a database that the owner owns and only our two roles may enter. */
    void makeDatabase(Login superuser, String name) {
        var jdbc = JdbcClient.create(superuser.dataSource());
        boolean there = jdbc.sql("select exists (select from pg_database where datname = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
        if (there) return;
        jdbc.sql("create database " + name + " owner " + owner).update();
        close(jdbc, name);
    }

    /** Makes a copy of {@code template}, to which nobody may be connected. */
    void copyDatabase(Login superuser, String name, String template) {
        var jdbc = JdbcClient.create(superuser.dataSource());
        jdbc.sql("create database " + name + " template " + template + " owner " + owner)
                .update();
        close(jdbc, name);
    }

    /** Drops a database, and whoever is still connected to it. */
    void dropDatabase(Login superuser, String name) {
        JdbcClient.create(superuser.dataSource())
                .sql("drop database if exists " + name + " with (force)")
                .update();
    }

    private void close(JdbcClient jdbc, String name) {
        jdbc.sql("revoke all on database " + name + " from public").update();
        jdbc.sql("grant connect on database " + name + " to " + app).update();
    }
}
