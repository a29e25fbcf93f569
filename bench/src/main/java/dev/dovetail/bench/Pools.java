package dev.dovetail.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dovetail.ground.storage.Login;

/** Connections for the yardsticks, opened once. */
final class Pools {
    private Pools() {}

    static HikariDataSource of(Login login, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }
}
