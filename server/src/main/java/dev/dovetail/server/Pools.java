package dev.dovetail.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.dovetail.ground.storage.Transactions;
import java.util.Map;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Two pools over one database. Requests draw from one; what was accepted and must go on, capture and deliveries, draws
 * from the other, so that a crowd at the door does not hold it up.
 */
final class Pools extends AbstractRoutingDataSource implements AutoCloseable {
    private final HikariDataSource requests;
    private final HikariDataSource background;

    Pools(HikariDataSource requests, HikariDataSource background) {
        this.requests = requests;
        this.background = background;
        setTargetDataSources(Map.of(true, background, false, requests));
        afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return Transactions.inBackground();
    }

    @Override
    public void close() {
        requests.close();
        background.close();
    }
}
