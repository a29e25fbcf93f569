package dev.dovetail.oms.intake;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.Slot;
import dev.dovetail.oms.network.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hashes what makes two posts the same. The content is judged on the normal form: 2 cases and 24 eaches of 12 differ, "m" and "M" do not. */
final class KeyMaker {
    private final Channel channel;
    private final String number;

    KeyMaker(Channel channel, String number) {
        this.channel = channel;
        this.number = number;
    }

    /** (client, channel, external number): its slot is the order's. */
    NormalOrder.Hash business() {
        return hash("order", client(), channel.code(), number);
    }

    NormalOrder.Keys of(
            String headerKey,
            RawOrder raw,
            Contact contact,
            @Nullable String attributes,
            List<NormalOrder.Line> lines) {
        var content = content(raw, contact, attributes, lines);
        return new NormalOrder.Keys(
                business(), hash("key", client(), channel.code(), headerKey), hash(content.toArray(String[]::new)));
    }

    private List<String> content(
            RawOrder raw, Contact contact, @Nullable String attributes, List<NormalOrder.Line> lines) {
        var parts = new ArrayList<String>();
        add(parts, channel.code(), number, raw.revision(), raw.customer(), raw.placedAt(), raw.currency());
        add(parts, raw.service(), raw.priority(), raw.instructions(), attributes);
        add(parts, raw.shipping(), raw.tax(), raw.discount());
        add(parts, contact.name(), contact.company(), contact.street(), contact.street2(), contact.city());
        add(parts, contact.region(), contact.postalCode(), contact.country(), contact.email(), contact.phone());
        for (var line : lines) {
            var price = line.unitPrice().stripTrailingZeros().toPlainString();
            add(parts, line.sku().code(), line.quantity(), line.unit(), price, line.description());
        }
        return parts;
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
