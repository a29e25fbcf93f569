package dev.dovetail.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dovetail.ground.storage.Invariant;
import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.Login;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The sides that are scanned for parts, and the few parts that belong to no side. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        basePackages = {
            "dev.dovetail.ground",
            "dev.dovetail.carriage",
            "dev.dovetail.oms",
            "dev.dovetail.wms",
            "dev.dovetail.connectors",
            "dev.dovetail.console",
            "dev.dovetail.server"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = RoleFilter.class))
class Wiring {
    /** A statement that takes longer than this is cut off by the socket: it must not hang for ever on a dead network. */
    private static final String SOCKET_TIMEOUT_SECONDS = "600";

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** One for capture, one for each thread that delivers (three families, at most four threads each), one to spare. */
    private static final int BACKGROUND = Math.clamp(3 * PROCESSORS + 2, 8, 14);

    /** More at once only wait for each other, and leave deliveries a smaller part of the processors. */
    private static final int REQUESTS = Math.clamp(2 * PROCESSORS, 4, 64);

    @Bean(destroyMethod = "close")
    DataSource dataSource(Login login, @Value("${dovetail.connections:0}") int connections) {
        int forRequests = connections > 0 ? connections : REQUESTS;
        return new Pools(pool("dovetail", login, forRequests), pool("dovetail-background", login, BACKGROUND));
    }

    private static HikariDataSource pool(String name, Login login, int connections) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(4, connections));
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        config.addDataSourceProperty("ApplicationName", "dovetail");
        config.addDataSourceProperty("logServerErrorDetail", "false"); // a row's values are no business of the log
        return new HikariDataSource(config);
    }

    @Bean
    Invariants invariants(List<Invariant> all, DataSource database, InstantSource clock) {
        return new Invariants(all, database, clock);
    }
}
