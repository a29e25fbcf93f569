package dev.dovetail.oms.units;

import dev.dovetail.kernel.OrderId;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What captured lines were given in, in {@code oms.order_line_unit}: one row for each line that was not given in each. */
@Repository
public class GivenUnits {
    private static final String INSERT = """
            insert into oms.order_line_unit (slot, order_id, line, unit, level, pack, quantity, units)
            select order_id & 255, order_id, line, unit, level, pack, quantity, units
              from unnest(:orders, :lines, :givenUnits, :levels, :packs, :quantities, :units)
                   as g(order_id, line, unit, level, pack, quantity, units)
            """;

    private final JdbcClient jdbc;

    GivenUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line given in packs.
     *
     * @param unit the channel's own word
     * @param pack base units in one of them
     * @param units base units of the line
     */
    public record Given(OrderId order, int line, String unit, String level, int pack, long units) {
        long quantity() {
            return units / pack;
        }
    }

    /** Joins the transaction of the capture; one statement, or none. */
    public void record(List<Given> lines) {
        if (lines.isEmpty()) return;
        jdbc.sql(INSERT)
                .param("orders", longs(lines, line -> line.order().value()))
                .param("lines", lines.stream().mapToInt(Given::line).toArray())
                .param("givenUnits", texts(lines, Given::unit))
                .param("levels", texts(lines, Given::level))
                .param("packs", lines.stream().mapToInt(Given::pack).toArray())
                .param("quantities", longs(lines, Given::quantity))
                .param("units", longs(lines, Given::units))
                .update();
    }

    private static long[] longs(List<Given> lines, ToLongFunction<Given> column) {
        return lines.stream().mapToLong(column).toArray();
    }

    private static String[] texts(List<Given> lines, Function<Given, String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }
}
