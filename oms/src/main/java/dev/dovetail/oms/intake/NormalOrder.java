package dev.dovetail.oms.intake;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.ground.vault.Sealed;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.priority.Ranking;
import dev.dovetail.oms.promises.Promise;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.verification.Checked;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A verified order in its one normal form: codes upper-cased, quantities in base units, amounts in minor units.
 *
 * @param catalog the version that its items were last seen at; null where they were read after it came
 */
record NormalOrder(
        OrderId id,
        ContactId contactId,
        Channel channel,
        String number,
        int revision,
        @Nullable String customer,
        Instant placedAt,
        String service,
        int priority,
        @Nullable String instructions,
        @Nullable String attributes,
        ShipTo shipTo,
        Amounts amounts,
        List<Line> lines,
        @Nullable Demand demand,
        Keys keys,
        @Nullable String softHold,
        @Nullable String tier,
        Ranking ranking,
        Checked checked,
        @Nullable Promise promise,
        @Nullable String pickup,
        @Nullable Long catalog) {

    /** Where it goes as coarse as sourcing needs it, and the rest sealed. */
    record ShipTo(Sealed contact, String country, String postalCode, Place place) {
        static ShipTo of(Sealed sealed, Contact contact, Place place) {
            return new ShipTo(sealed, contact.country(), contact.postalCode(), place);
        }
    }

    /** @param total lines + shipping + tax - discount (I16) */
    record Amounts(long total, long shipping, long tax, long discount) {}

    /**
     * @param unit as the channel says it
     * @param quantity in base units: {@code pack} times what was given
     * @param unitPrice of one {@code unit}
     * @param level the pack level that the unit means; @param pack base units in one of it
     */
    record Line(
            int line,
            Sku sku,
            boolean goods,
            String description,
            String unit,
            long quantity,
            BigDecimal unitPrice,
            long totalMinor,
            String level,
            int pack,
            LineTraits traits) {
        /** The goods that it takes: its parts where it is a kit, or itself. */
        Set<Sku> takes() {
            return traits.goods(sku, 1).keySet();
        }

        /** What the channel gave, in its own unit. */
        long given() {
            return quantity / pack;
        }
    }

    /** What makes two posts the same: the channel's number, the header key, and the content. */
    record Keys(Hash business, Hash header, Hash content) {}

    /** 16 bytes of SHA-256, as two numbers without a sign, so that it can be compared and be a key. */
    record Hash(long first, long last) {
        static final Comparator<Hash> ORDER = (one, other) -> one.first == other.first
                ? Long.compareUnsigned(one.last, other.last)
                : Long.compareUnsigned(one.first, other.first);

        static Hash of(byte[] bytes) {
            var buffer = ByteBuffer.wrap(bytes);
            return new Hash(buffer.getLong(), buffer.getLong());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(first)
                    .putLong(last)
                    .array();
        }

        String hex() {
            return HexFormat.of().formatHex(bytes());
        }

        int slot() {
            return Slot.of(bytes());
        }
    }

    Stream<Line> goods() {
        return lines.stream().filter(Line::goods);
    }

    int client() {
        return channel.client();
    }
}
