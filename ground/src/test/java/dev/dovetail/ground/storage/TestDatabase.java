package dev.dovetail.ground.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The migrated database of one test class. It is not emptied between the methods of the class: a test makes keys of its
 * own.
 */
public final class TestDatabase implements AutoCloseable {
    private final Login app;
    private final Login owner;
    private final HikariDataSource pool;
    private final HikariDataSource ownerPool;

    TestDatabase(Login app, Login owner) {
        this.app = app;
        this.owner = owner;
        this.pool = pool(app, 24);
        this.ownerPool = pool(owner, 4);
    }

    /** As the program's role: what the program may do, and no more. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** As the owner: for damage that only an owner can do. */
    public JdbcClient owner() {
        return JdbcClient.create(ownerPool);
    }

    /** The pool of the program's role; {@link #jdbc} and {@link #transactions} share it. */
    public DataSource dataSource() {
        return pool;
    }

    public Transactions transactions() {
        return new Transactions(new JdbcTransactionManager(pool));
    }

    /** How the program logs in, for tests that start a program of their own. */
    public Login appLogin() {
        return app;
    }

    public Login ownerLogin() {
        return owner;
    }

    /** For tests that {@link PostgresExtension} does not serve, as the properties of jqwik. The caller closes it. */
    public static TestDatabase own() {
        return TestServer.get().newDatabase();
    }

    /** A database of its own beside this one, as another installation has. The caller closes it. */
    public TestDatabase another() {
        return TestServer.get().newDatabase();
    }

    String name() {
        return app.url().replaceFirst("^.*/", "").replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        pool.close();
        ownerPool.close();
        TestServer.get().drop(this);
    }

    private static HikariDataSource pool(Login login, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
