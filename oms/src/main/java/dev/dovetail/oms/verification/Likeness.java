package dev.dovetail.oms.verification;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.Slot;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hashes who ordered what to where: two orders with one hash look like the same order posted twice. Pure. */
final class Likeness {
    private Likeness() {}

    /** The customer's number, else their mail, else their name; units by SKU, whatever lines they stand on; the address without its case and blanks. */
    static String of(Posted order) {
        var parts = new ArrayList<>(List.of("like", Integer.toString(order.client()), order.channel(), who(order)));
        var contact = order.contact();
        for (var part : new @Nullable String[] {
            contact.street(), contact.street2(), contact.city(), contact.postalCode(), contact.country()
        }) parts.add(plain(part));
        var basket = new TreeMap<String, Long>();
        for (var line : order.lines()) basket.merge(line.sku().code(), line.quantity(), Long::sum);
        basket.forEach((sku, units) -> {
            parts.add(sku);
            parts.add(units.toString());
        });
        return HexFormat.of().formatHex(Slot.hash(parts.toArray(String[]::new)));
    }

    private static String who(Posted order) {
        if (order.customer() != null) return "customer " + order.customer();
        Contact contact = order.contact();
        return contact.email() != null ? "mail " + plain(contact.email()) : "name " + plain(contact.name());
    }

    private static String plain(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s.,]+", " ")
                .strip();
    }
}
