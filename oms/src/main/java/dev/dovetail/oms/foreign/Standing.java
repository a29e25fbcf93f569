package dev.dovetail.oms.foreign;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.OrderId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * How far work stands, as far as judging a node's facts needs it.
 *
 * @param parcels what the node packed, by its own name for it
 * @param asked the withdrawals that wait for an answer, and how many units of which line each asks back
 */
record Standing(
        FulfillmentOrderId id,
        OrderId order,
        int node,
        SortedMap<Integer, Line> lines,
        Map<String, Parcel> parcels,
        Map<Long, Map<Integer, Long>> asked) {

    record Line(int line, int client, String sku, long asked, long picked, long packed, long gone, long withdrawing) {
        /** Not picked, and not given back. */
        long unpicked() {
            return asked - picked - gone;
        }

        Line pick(long units) {
            return new Line(line, client, sku, asked, picked + units, packed, gone, withdrawing);
        }

        Line putBack(long units) {
            return pick(-units);
        }

        Line pack(long units) {
            return new Line(line, client, sku, asked, picked, packed + units, gone, withdrawing);
        }

        Line lose(long units) {
            return new Line(line, client, sku, asked, picked, packed, gone + units, withdrawing);
        }

        Line answer(long units) {
            return new Line(line, client, sku, asked, picked, packed, gone, withdrawing - units);
        }
    }

    record Parcel(long id, boolean left, Map<Integer, Long> contents) {
        Parcel {
            contents = new HashMap<>(contents);
        }

        Parcel leaves() {
            return new Parcel(id, true, contents);
        }
    }
}
