package dev.dovetail.oms.intake;

import static dev.dovetail.oms.intake.Fields.optional;
import static dev.dovetail.oms.intake.Fields.text;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.Malformed;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whom an order goes to: a name, a street, a city, a postal code and a country at least. */
final class Addresses {
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final int LONG = 1000;

    private Addresses() {}

    static Contact contact(RawOrder.ShipTo to) {
        var country = text(to.country(), "/shipTo/country", LONG);
        if (!COUNTRY.matcher(country).matches())
            throw new Malformed("orders.country-unknown", "/shipTo/country", "is two letters of ISO 3166-1");
        return new Contact(
                text(to.name(), "/shipTo/name", LONG),
                optional(to.company(), "/shipTo/company", LONG),
                text(to.street(), "/shipTo/street", LONG),
                optional(to.street2(), "/shipTo/street2", LONG),
                text(to.city(), "/shipTo/city", LONG),
                optional(to.region(), "/shipTo/region", LONG),
                text(to.postalCode(), "/shipTo/postalCode", 20).toUpperCase(Locale.ROOT),
                country.toUpperCase(Locale.ROOT),
                optional(to.email(), "/shipTo/email", LONG),
                optional(to.phone(), "/shipTo/phone", 100));
    }
}
