package dev.dovetail.ground.storage;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one PostgreSQL of a test JVM: our own, quick and throw-away, or the one that DOVETAIL_TEST_DB_URL names. */
final class TestServer {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "dovetail_" + RUN + "_template";

    private final Login superuser;
    private final Roles roles;
    private final Passwords passwords;

    private TestServer() {
        String outside = System.getenv().getOrDefault("DOVETAIL_TEST_DB_URL", "");
        if (outside.isBlank()) {
            var cluster = Scratch.start(Home.of(System.getenv()), false);
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            superuser = cluster.superuser();
            passwords = cluster.passwords();
            roles = Roles.OURS;
        } else {
            superuser = Login.parse(outside);
            passwords = new Passwords("", "owner", "app");
            roles = new Roles("dovetail_" + RUN + "_owner", "dovetail_" + RUN + "_app");
            Runtime.getRuntime().addShutdownHook(new Thread(this::leaveNothing));
        }
        roles.ensure(superuser, passwords.owner(), passwords.app());
        roles.makeDatabase(superuser, TEMPLATE);
        Migrations.run(owner(TEMPLATE), roles.app());
        Migrations.ensurePartitions(
                JdbcClient.create(app(TEMPLATE).dataSource()),
                InstantSource.system().instant());
    }

    private static final class Only {
        static final TestServer SERVER = new TestServer();
    }

    static TestServer get() {
        return Only.SERVER;
    }

    TestDatabase newDatabase() {
        String name = "dovetail_" + RUN + "_" + COUNT.incrementAndGet();
        roles.copyDatabase(superuser, name, TEMPLATE);
        return new TestDatabase(app(name), owner(name));
    }

    void drop(TestDatabase database) {
        roles.dropDatabase(superuser, database.name());
    }

    Login superuser() {
        return superuser;
    }

    private Login app(String database) {
        var there = superuser.to(database);
        return new Login(there.url(), roles.app(), passwords.app());
    }

    private Login owner(String database) {
        var there = superuser.to(database);
        return new Login(there.url(), roles.owner(), passwords.owner());
    }

    private JdbcClient admin() {
        return JdbcClient.create(superuser.dataSource());
    }

    private void leaveNothing() {
        admin().sql("drop database if exists " + TEMPLATE + " with (force)").update();
        admin().sql("drop role if exists " + roles.app()).update();
        admin().sql("drop role if exists " + roles.owner()).update();
    }
}
