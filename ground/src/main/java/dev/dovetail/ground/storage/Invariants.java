package dev.dovetail.ground.storage;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything that must always hold, and the means to see whether it does. */
public record Invariants(List<Invariant> all, DataSource database, InstantSource clock) {
    private static final int ROWS_SHOWN = 100;

    public Invariants {
        all = all.stream().sorted(Comparator.comparing(Invariants::order)).toList();
    }

    /**
     * An invariant that does not hold.
     *
     * @param rows those that break it, the first hundred
     */
    public record Broken(String id, String title, List<Map<String, Object>> rows) {}

    /** Looks at the whole database, one statement for each invariant, and names what is broken. */
    public List<Broken> broken() {
        return all.stream()
                .map(invariant -> new Broken(invariant.id(), invariant.title(), rowsBreaking(invariant)))
                .filter(found -> !found.rows.isEmpty())
                .toList();
    }

    private List<Map<String, Object>> rowsBreaking(Invariant invariant) {
        var bounded = new JdbcTemplate(database);
        bounded.setMaxRows(ROWS_SHOWN);
        return bounded.queryForList(
                invariant.sql(clock.instant()), new Object[0]); // prepared: planned once for a connection
    }

    /** I2 before I10. */
    private static String order(Invariant invariant) {
        String id = invariant.id();
        return id.matches("I\\d+") ? "I%05d".formatted(Integer.parseInt(id.substring(1))) : id;
    }
}
