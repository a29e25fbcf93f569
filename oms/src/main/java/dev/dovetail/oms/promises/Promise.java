package dev.dovetail.oms.promises;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What could be had when somebody asked. It holds nothing: an order that names it is compared with it. */
public record Promise(String id, String channel, Instant madeAt, List<Option> options) {
    public Promise {
        options = List.copyOf(options);
    }

    /**
     * One way to have it.
     *
     * @param on the day all of it is there; null where some of it is missing
     * @param zone whose day that is
     * @param nodes where it would ship from
     * @param costMinor what shipping costs us
     * @param missing units by line that cannot be had
     * @param coming what of it is promised of goods on their way, by channels that pre-order; null in old promises
     */
    public record Option(
            String service,
            @Nullable LocalDate on,
            @Nullable String zone,
            List<String> nodes,
            int parcels,
            long costMinor,
            String currency,
            Map<Integer, Long> missing,
            @Nullable List<Coming> coming) {
        public Option {
            coming = coming == null ? List.of() : List.copyOf(coming);
        }
    }

    /** Units of a line out of one inbound. */
    public record Coming(int line, String inbound, LocalDate expectedOn, long units) {}

    /**
     * A promise beside the order that named it.
     *
     * @param same whether nodes and day are as promised
     * @param changed what had changed in between; null where all is the same
     */
    public record Kept(
            String promise,
            String service,
            @Nullable LocalDate promisedOn,
            List<String> promisedNodes,
            @Nullable LocalDate sourcedOn,
            List<String> sourcedNodes,
            boolean same,
            @Nullable String changed) {}
}
