package dev.dovetail.oms.verification;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.network.Place;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a parcel would arrive: parts that are there, a postal code that can be, a place that fits it. Pure. */
final class AddressCheck {
    private static final double FAR_KM = 200;
    private static final Set<String> WITH_REGIONS = Set.of("US", "CA", "AU");

    /** The forms of postal codes as the postal union publishes them, upper-cased. */
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            Map.entry("US", Pattern.compile("\\d{5}(-\\d{4})?")),
            Map.entry("CA", Pattern.compile("[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d")),
            Map.entry("GB", Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}")),
            Map.entry("DE", Pattern.compile("\\d{5}")),
            Map.entry("FR", Pattern.compile("\\d{5}")),
            Map.entry("ES", Pattern.compile("\\d{5}")),
            Map.entry("IT", Pattern.compile("\\d{5}")),
            Map.entry("NL", Pattern.compile("\\d{4} ?[A-Z]{2}")),
            Map.entry("BE", Pattern.compile("\\d{4}")),
            Map.entry("AT", Pattern.compile("\\d{4}")),
            Map.entry("CH", Pattern.compile("\\d{4}")),
            Map.entry("AU", Pattern.compile("\\d{4}")),
            Map.entry("JP", Pattern.compile("\\d{3}-?\\d{4}")));

    private AddressCheck() {}

    /**
     * The first thing wrong gives the code; the words say all of them, and none of the address.
     *
     * @param said where the channel says that it goes
     * @param known where the postal code lies, as far as we know
     */
    static Optional<Finding> of(Contact contact, @Nullable Place said, Optional<Place> known) {
        var wrong = new ArrayList<Finding>();
        var form = FORMS.get(contact.country());
        if (form != null && !form.matcher(contact.postalCode()).matches())
            wrong.add(found("postal-code-form", "/shipTo/postalCode", "the postal code is not one of its country"));
        else if (contact.country().equals("US") && known.isEmpty())
            wrong.add(found("postal-code-unknown", "/shipTo/postalCode", "no place has this postal code"));
        if (said != null && known.isPresent() && said.kmTo(known.get()) > FAR_KM)
            wrong.add(found("far-from-postal-code", "/shipTo/lat", "the place lies far from its postal code"));
        if (WITH_REGIONS.contains(contact.country()) && contact.region() == null)
            wrong.add(found("region-missing", "/shipTo/region", "the state or province is missing"));
        if (!hasNumber(contact.street()) && !hasNumber(contact.street2()))
            wrong.add(found("house-number-missing", "/shipTo/street", "there is no house number"));
        if (wrong.isEmpty()) return Optional.empty();
        var words = String.join("; ", wrong.stream().map(Finding::detail).toList());
        var first = wrong.getFirst();
        return Optional.of(new Finding(first.kind(), first.code(), first.path(), words));
    }

    private static boolean hasNumber(@Nullable String text) {
        return text != null && text.chars().anyMatch(Character::isDigit);
    }

    private static Finding found(String code, String path, String detail) {
        return new Finding(HoldKind.ADDRESS, "address-" + code, path, detail);
    }
}
