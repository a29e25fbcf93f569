package dev.dovetail.wms.floor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A data source whose connection is cut once: before a statement, before a commit, or after one that nobody hears of. */
public final class Crashing extends AbstractDataSource {
    private final DataSource inner;
    private int left = Integer.MAX_VALUE;
    private boolean afterCommit;
    private boolean cut;

    public Crashing(DataSource inner) {
        this.inner = inner;
    }

    /** @param statements how many are still made; @param committed whether a commit that is cut has taken place */
    public void arm(int statements, boolean committed) {
        left = statements;
        afterCommit = committed;
        cut = false;
    }

    public void disarm() {
        left = Integer.MAX_VALUE;
    }

    /** Whether it was cut since it was armed. */
    public boolean cut() {
        return cut;
    }

    public boolean armed() {
        return left != Integer.MAX_VALUE;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = inner.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> call(connection, method, arguments));
    }

    private @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        boolean commit = method.getName().equals("commit");
        if ((commit || method.getName().equals("prepareStatement")) && left-- <= 0) {
            disarm();
            cut = true;
            if (commit && afterCommit) connection.commit();
            else connection.rollback();
            throw new SQLException("the connection was cut", "08006");
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
