package dev.dovetail.oms.intake;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.intake.NormalOrder.Amounts;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hashes what makes two posts the same. The content is judged on the normal form: "m" and "M" are the same. A quantity is judged as it was given, in the unit it was given in: 2 cases and 24 eaches of 12 differ, and 2 cases are 2 cases when the case has another size since. How a line is called is no part of it: the catalog fills in what a channel leaves out. */
final class KeyMaker {
    private final Channel channel;
    private final String number;
    private final NormalOrder.Hash business;

    KeyMaker(Channel channel, String number) {
        this.channel = channel;
        this.number = number;
        this.business = hash("order", client(), channel.code(), number);
    }

    /** What an order says beside its person, its amounts and its lines; normal, so that an absent field is its default. */
    record Said(
            int revision,
            @Nullable String customer,
            Instant placedAt,
            String service,
            int priority,
            @Nullable String instructions,
            @Nullable String attributes,
            Place place,
            @Nullable String tier,
            @Nullable String pickup) {}

    /** (client, channel, external number). */
    NormalOrder.Hash business() {
        return business;
    }

    NormalOrder.Keys of(String headerKey, Said said, Contact contact, Amounts amounts, List<NormalOrder.Line> lines) {
        var content = content(said, contact, amounts, lines);
        return new NormalOrder.Keys(
                business, hash("key", client(), channel.code(), headerKey), hash(content.toArray(String[]::new)));
    }

    private List<String> content(Said said, Contact contact, Amounts amounts, List<NormalOrder.Line> lines) {
        var parts = new ArrayList<String>();
        add(parts, channel.code(), number, channel.currency(), said.revision(), said.customer(), said.placedAt());
        add(parts, said.service(), said.priority(), said.instructions(), said.attributes());
        add(parts, said.place().lat(), said.place().lon());
        add(parts, amounts.shipping(), amounts.tax(), amounts.discount());
        add(parts, contact.name(), contact.company(), contact.street(), contact.street2(), contact.city());
        add(parts, contact.region(), contact.postalCode(), contact.country(), contact.email(), contact.phone());
        if (said.tier() != null) add(parts, "tier", said.tier()); // orders of before there were tiers keep their hash
        if (said.pickup() != null) add(parts, "pickup", said.pickup());
        for (var line : lines)
            if (line.traits().group() != null)
                add(parts, "together", line.line(), line.traits().group());
        for (var line : lines) add(parts, line.sku().code(), line.given(), line.unit(), plain(line.unitPrice()));
        return parts;
    }

    private static String plain(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }

    private static void add(List<String> parts, @Nullable Object... values) {
        for (var value : values) parts.add(Objects.toString(value, ""));
    }

    private String client() {
        return Integer.toString(channel.client());
    }

    private static NormalOrder.Hash hash(String... parts) {
        return NormalOrder.Hash.of(Slot.hash(parts));
    }
}
