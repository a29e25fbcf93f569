package dev.dovetail.oms.network;

import dev.dovetail.kernel.NodeId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A place that can ship.
 *
 * @param ships whether customers' orders may be sourced from it
 * @param handlingMinor what it costs to pick and pack one parcel here, in minor units of the rates' currency
 * @param address its public address
 */
public record Node(
        NodeId id,
        String code,
        String name,
        Kind kind,
        Place at,
        WorkingCalendar calendar,
        boolean ships,
        long handlingMinor,
        Address address) {

    /** What stands behind the contract at this node. */
    public enum Kind {
        WAREHOUSE,
        STORE,
        SUPPLIER,
        THREE_PL;

        /** The word on the wire and in the database. */
        public String word() {
            return this == THREE_PL ? "3pl" : name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        /** Whether people there scan goods, so that it must know the items. */
        public boolean handlesGoods() {
            return this == WAREHOUSE || this == STORE;
        }
    }

    public record Address(String name, String street, String city, String region, String postalCode, String country) {}
}
