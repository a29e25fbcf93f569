package dev.dovetail.ground.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database that may be used: on a PostgreSQL that we start ourselves in {@code DOVETAIL_HOME}, or on the one that
 * {@code DOVETAIL_DB_URL} names. Closing it stops what was started.
 */
public final class Storage implements AutoCloseable {
    private static final String DATABASE = "dovetail";

    private final Login app;
    private final Login owner;
    private final @Nullable AutoCloseable server;
    private final @Nullable Scratch scratch;

    private Storage(Login app, Login owner, @Nullable AutoCloseable server, @Nullable Scratch scratch) {
        this.app = app;
        this.owner = owner;
        this.server = server;
        this.scratch = scratch;
    }

    /** Starts or finds the database for a program that will own it alone. */
    public static Storage open(Home home, Map<String, String> environment) {
        return Outside.named(environment)
                .map(outside -> new Storage(outside.app(), outside.owner(), null, null))
                .orElseGet(() -> {
                    var cluster = Cluster.start(home, Scratch.programs(home), true);
                    return on(cluster.superuser(), cluster.passwords(), cluster, null);
                });
    }

    /** Looks at a database that may be in use: joins the running PostgreSQL, or starts it where none runs. */
    public static Storage visit(Home home, Map<String, String> environment) {
        if (Outside.named(environment).isPresent()) return open(home, environment);
        var running = Running.find(home);
        return running.isPresent() ? on(running.get(), Passwords.read(home), null, null) : open(home, environment);
    }

    /** A new and empty database, durable like a real one, in a private directory of the installation; closing deletes it. */
    public static Storage scratch(Home home) {
        return scratch(home, true);
    }

    /** The same for work that a fall of the machine may take with it: nothing waits for the disk. */
    public static Storage fleeting(Home home) {
        return scratch(home, false);
    }

    private static Storage scratch(Home home, boolean durable) {
        var scratch = Scratch.start(home, durable);
        return on(scratch.superuser(), scratch.passwords(), scratch, scratch);
    }

    /**
     * A copy of this database, which nobody may be connected to, on the same throw-away PostgreSQL. Closing drops it. Refused
     * with a {@link Fault} where the PostgreSQL is no throw-away one.
     */
    public Storage copy(String name) {
        var scratch = throwAway("copied");
        var superuser = scratch.superuser();
        Roles.OURS.copyDatabase(superuser, name, DATABASE);
        return at(superuser.to(name).url(), scratch.passwords(), () -> Roles.OURS.dropDatabase(superuser, name), null);
    }

    /**
     * Ends the throw-away PostgreSQL with all of its processes (kill -9), as a fall of the machine would: for drills. Refused
     * with a {@link Fault} where the PostgreSQL is no throw-away one.
     */
    public void kill() {
        throwAway("killed").kill();
    }

    /** Starts the PostgreSQL that {@link #kill} ended, at its old address; returns once it has recovered. */
    public void again() {
        throwAway("started again").again();
    }

    private Scratch throwAway(String what) {
        if (scratch == null) throw new Fault("only a throw-away database is " + what);
        return scratch;
    }

    /** Writes all that is dirty to disk now, for whoever measures what that costs. Refused with a {@link Fault} where the PostgreSQL is no throw-away one. */
    public void checkpoint() {
        JdbcClient.create(throwAway("told when to write").superuser().dataSource())
                .sql("checkpoint")
                .update();
    }

    /** How the program logs in. Its role owns nothing. */
    public Login app() {
        return app;
    }

    /** How the migrations log in. */
    public Login owner() {
        return owner;
    }

    /** Brings every side on the class path up to date, and makes the partitions of the coming months. */
    public void migrate(Instant now) {
        migrate(now, Migrations.SIDES);
    }

    /** As {@link #migrate(Instant)}, for a program that has only some of the sides; what others made here before stays. */
    public void migrate(Instant now, Collection<String> sides) {
        Migrations.run(owner, app.user(), sides);
        Migrations.ensurePartitions(JdbcClient.create(app.dataSource()), now);
    }

    /** The sides whose tables are here. */
    public List<String> sides() {
        return JdbcClient.create(app.dataSource())
                .sql("select side from unnest(cast(:sides as text[])) side where to_regnamespace(side) is not null")
                .param("sides", Migrations.SIDES.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Marks a new database with what it is for.
     *
     * @return what it is for, which an older mark may say otherwise
     */
    public Origin mark(Origin wanted, Instant now) {
        return Origin.mark(JdbcClient.create(app.dataSource()), wanted, now);
    }

    /** Refused with a {@link Fault} where nothing was ever migrated. */
    public void mustBeMigrated() {
        if (Origin.find(JdbcClient.create(app.dataSource())).isEmpty())
            throw new Fault("this database was never used; start Dovetail first");
    }

    /** Drops everything. Refused with a {@link Fault} where anything but {@code only} may have written, and always for live. */
    public void empty(Origin only) {
        if (only == Origin.LIVE) throw new Fault("a live database is never emptied by command");
        var jdbc = JdbcClient.create(owner.dataSource());
        var found = Origin.find(jdbc);
        if (found.isPresent()) found.get().mustBe(only);
        else if (!Origin.awaited(jdbc)) mustBeUnused(jdbc);
        for (String side : Migrations.SIDES.reversed())
            jdbc.sql("drop schema if exists " + side + " cascade").update();
    }

    /** Without a mark nobody can say whose they are. */
    private static void mustBeUnused(JdbcClient jdbc) {
        var there = jdbc.sql("select nspname from pg_namespace where nspname in (:sides) order by 1")
                .param("sides", Migrations.SIDES)
                .query(String.class)
                .list();
        if (!there.isEmpty())
            throw new Fault("this database holds " + String.join(", ", there)
                    + " and nothing says what for, so it is not emptied; drop them yourself, or name another database");
    }

    @Override
    public void close() {
        try {
            if (server != null) server.close();
        } catch (Exception e) {
            throw new Fault("cannot stop PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static Storage on(
            Login superuser, Passwords passwords, @Nullable AutoCloseable server, @Nullable Scratch scratch) {
        Roles.OURS.ensure(superuser, passwords.owner(), passwords.app());
        Roles.OURS.makeDatabase(superuser, DATABASE);
        return at(superuser.to(DATABASE).url(), passwords, server, scratch);
    }

    private static Storage at(
            String url, Passwords passwords, @Nullable AutoCloseable server, @Nullable Scratch scratch) {
        return new Storage(
                new Login(url, Roles.OURS.app(), passwords.app()),
                new Login(url, Roles.OURS.owner(), passwords.owner()),
                server,
                scratch);
    }

    /** The database cannot be had. The message says what to do, for the person who started the program. */
    public static final class Fault extends RuntimeException {
        Fault(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        Fault(String message) {
            this(message, null);
        }
    }
}
