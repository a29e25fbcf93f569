package dev.dovetail.oms.network;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place that can ship.
 *
 * @param ships whether customers' orders may be sourced from it
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
        Reach reach,
        Effort effort,
        Address address) {

    /** Whether an order of this channel to this place may be sourced from here at all. */
    public boolean serves(String channel, String country, String postalCode) {
        return serves(channel)
                && (reach.regions().isEmpty()
                        || reach.regions().stream().anyMatch(region -> within(region, country, postalCode)));
    }

    private boolean serves(String channel) {
        return reach.channels().isEmpty() || reach.channels().contains(channel);
    }

    /**
     * Why what it has is not for sale to a channel now, in sourcing's words; null where it is. Where an order may go to is
     * not asked.
     *
     * @param channel null: whatever the channel
     */
    public @Nullable String closedTo(@Nullable String channel, Instant now) {
        if (!ships) return "does-not-ship";
        if (!online()) return "offline";
        if (!works(now)) return "paused";
        return channel == null || serves(channel) ? null : "does-not-serve";
    }

    private static boolean within(String region, String country, String postalCode) {
        return region.startsWith(country) && (region.length() == 2 || postalCode.startsWith(region.substring(3)));
    }

    /** Whether it can be reached, and gets work. */
    public boolean online() {
        return effort.offlineSince() == null;
    }

    /** Whether nobody paused it at that moment. */
    public boolean works(Instant at) {
        return effort.pausedUntil() == null || !at.isBefore(effort.pausedUntil());
    }

    /** What stands behind the contract at this node. */
    public enum Kind {
        WAREHOUSE,
        STORE,
        MICRO,
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
            return this == WAREHOUSE || this == STORE || this == MICRO;
        }

        /** Where messages to such a node go: to our warehouse program, or to be fetched by the node. */
        public String destination() {
            return handlesGoods() ? "node" : "node.foreign";
        }
    }

    /**
     * Whom it serves.
     *
     * @param channels codes; every channel where empty
     * @param regions a country, or a country and how a postal code begins: {@code US}, {@code US-94}; everywhere where empty
     * @param groups names under which rules speak of several nodes
     * @param pickup whether customers may collect here
     */
    public record Reach(Set<String> channels, Set<String> regions, Set<String> groups, boolean pickup) {
        public static final Reach EVERYONE = new Reach(Set.of(), Set.of(), Set.of(), false);

        public Reach {
            channels = Set.copyOf(channels);
            regions = Set.copyOf(regions);
            groups = Set.copyOf(groups);
        }
    }

    /**
     * What work it can do, and what that costs in minor units of the rates' currency.
     *
     * @param parcelMinor for each parcel
     * @param unitMinor for each unit in it
     * @param parcelsADay how many orders may be promised to leave on one day; null where nobody counts
     * @param pausedUntil gets no new work before then
     * @param offlineSince gets no new work, and what it has is asked back; null where it is online
     */
    public record Effort(
            long parcelMinor,
            long unitMinor,
            @Nullable Integer parcelsADay,
            @Nullable Instant pausedUntil,
            @Nullable Instant offlineSince) {
        public static final Effort NONE = new Effort(0, 0, null, null);

        /** Of a node that is online. */
        public Effort(long parcelMinor, long unitMinor, @Nullable Integer parcelsADay, @Nullable Instant pausedUntil) {
            this(parcelMinor, unitMinor, parcelsADay, pausedUntil, null);
        }
    }

    public record Address(String name, String street, String city, String region, String postalCode, String country) {}
}
