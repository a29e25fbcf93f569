package dev.dovetail.ground.handoff;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A data source that counts the statements made on its connections. */
public final class CountedStatements extends AbstractDataSource {
    private final DataSource inner;
    private final AtomicInteger statements = new AtomicInteger();

    public CountedStatements(DataSource inner) {
        this.inner = inner;
    }

    public int statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
        var connection = inner.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) statements.incrementAndGet();
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws java.sql.SQLException {
        return getConnection();
    }
}
