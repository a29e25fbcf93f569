package dev.dovetail.oms.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force beside others, over the same orders with the same stock in view.
 *
 * @param orders how many were tried
 * @param open how many of them are still to be released
 * @param currency of the costs; empty where nothing would ship
 * @param moved orders that would ship from elsewhere, in all
 * @param examples of those, the dearest change first
 * @param flows where the orders of each node go, by squares of a degree; the largest first
 * @param overCapacity nodes that would be given more orders on a day than they can do, by either set of rules
 * @param broken golden orders that would route otherwise
 */
public record Comparison(
        int orders,
        int open,
        String currency,
        Side now,
        Side then,
        int moved,
        int movedOpen,
        List<Moved> examples,
        List<Load> load,
        List<Flow> flows,
        List<Over> overCapacity,
        List<GoldenOrder.Broken> broken,
        long millis) {

    /**
     * One set of rules over all orders.
     *
     * @param costMinor of all that ships
     * @param split orders of more than one parcel
     * @param km of all parcels together
     * @param promiseKept the share of orders that would arrive by the day they were promised; null where none was
     * @param missing units that no node would ship
     * @param cut orders for which the bound on steps ended the search for the best
     */
    public record Side(
            long costMinor,
            int split,
            int parcels,
            long km,
            @Nullable Double promiseKept,
            long missing,
            int cut) {}

    /** One order that would ship from elsewhere. @param lat of the customer, to a hundredth of a degree */
    public record Moved(
            String orderId,
            String number,
            boolean open,
            double lat,
            double lon,
            List<String> from,
            List<String> to,
            long costMinorNow,
            long costMinorThen) {}

    /** Orders that a node would get, by each set of rules. */
    public record Load(String node, double lat, double lon, int now, int then) {}

    /** Orders of a node that go to one square of a degree. @param lat the square's middle */
    public record Flow(String node, double lat, double lon, int now, int then) {}

    /** @param then orders on {@code day} by the other rules, {@code now} by those in force; the node can do {@code most} */
    public record Over(String node, String day, int now, int then, int most) {}
}
