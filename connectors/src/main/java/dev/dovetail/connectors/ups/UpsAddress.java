package dev.dovetail.connectors.ups;

import dev.dovetail.contract.carriage.LabelRequested.Place;
import dev.dovetail.ground.vault.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and addresses in the lengths and letters that UPS takes; the stored contact stays exact. */
final class UpsAddress {
    private static final int NAME = 35;
    private static final int LINE = 35;
    private static final int LINES = 3;
    private static final int CITY = 30;
    private static final int REGION = 5;
    private static final int POSTAL = 9;
    private static final int PHONE = 15;

    private UpsAddress() {}

    static Map<String, Object> shipper(Place place, String accountNumber) {
        var shipper = new HashMap<>(from(place));
        shipper.put("ShipperNumber", accountNumber);
        return shipper;
    }

    static Map<String, Object> from(Place place) {
        return Map.of(
                "Name", LabelText.cut(place.name(), NAME, "Sender"),
                "Address",
                        address(
                                place.street(),
                                null,
                                place.city(),
                                place.region(),
                                place.postalCode(),
                                place.country()));
    }

    static Map<String, Object> to(Contact contact) {
        var address = address(
                contact.street(),
                contact.street2(),
                contact.city(),
                contact.region(),
                contact.postalCode(),
                contact.country());
        var to = new HashMap<String, Object>();
        var person = LabelText.cut(contact.name(), NAME, "Addressee");
        var company = contact.company();
        if (company == null || company.isBlank()) {
            to.put("Name", person);
            address.put("ResidentialAddressIndicator", "");
        } else {
            to.put("Name", LabelText.cut(company, NAME, person));
            to.put("AttentionName", person);
        }
        to.put("Address", address);
        var phone = digits(contact.phone());
        if (phone.length() >= 7) to.put("Phone", Map.of("Number", phone));
        return to;
    }

    private static Map<String, Object> address(
            String street,
            @Nullable String street2,
            String city,
            @Nullable String region,
            String postalCode,
            String country) {
        var address = new HashMap<String, Object>();
        address.put("AddressLine", lines(street, street2));
        address.put("City", LabelText.cut(city, CITY, "-"));
        var code = region == null ? "" : LabelText.plain(region).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && code.length() <= REGION) address.put("StateProvinceCode", code);
        var postal = LabelText.plain(postalCode).replaceAll("[\\s-]", "");
        if (!postal.isEmpty()) address.put("PostalCode", postal.substring(0, Math.min(POSTAL, postal.length())));
        address.put("CountryCode", country);
        return address;
    }

    /** A long street flows over UPS's three lines before anything of it is lost. */
    private static List<String> lines(String street, @Nullable String street2) {
        var lines = new ArrayList<String>();
        for (var given : street2 == null ? List.of(street) : List.of(street, street2))
            lines.addAll(LabelText.wrap(given, LINE));
        if (lines.isEmpty()) lines.add("-");
        return lines.size() > LINES ? List.copyOf(lines.subList(0, LINES)) : lines;
    }

    private static String digits(@Nullable String phone) {
        var digits = phone == null ? "" : phone.replaceAll("[^0-9]", "");
        return digits.length() > PHONE ? "" : digits;
    }
}
