package dev.dovetail.connectors.ups;

import dev.dovetail.ground.handoff.Outward.Partner;
import dev.dovetail.ground.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a house is known to UPS, from the partner's settings: {@code {"clientId", "accountNumber", "labelFormat"?,
 * "services"? {ours: UPS code}, "unknownReferenceCodes"? [..]}}; the partner's secret is the OAuth client secret.
 */
record UpsAccount(
        String partner,
        String url,
        String clientId,
        String secret,
        String number,
        String labelFormat,
        Map<String, String> services,
        Set<String> unknownReferenceCodes) {
    static final String SHIP_VERSION = "v2409";
    static final String RECOVERY_VERSION = "v1";

    private static final Map<String, String> SERVICES = Map.of(
            "standard",
            "03",
            "ground",
            "03",
            "economy",
            "03",
            "three-day",
            "12",
            "two-day",
            "02",
            "second-day",
            "02",
            "express",
            "02",
            "next-day",
            "01",
            "overnight",
            "01");

    /** "The shipment for the requested tracking number or the combination of reference number plus shipper number could not be found." */
    private static final String NOT_FOUND = "9801031";

    static UpsAccount of(Partner partner, Json json) {
        var settings = json.tree(partner.settings());
        var services = new HashMap<>(SERVICES);
        settings.path("services").forEachEntry((ours, code) -> services.put(ours, code.asString()));
        var unknown = new TreeSet<>(Set.of(NOT_FOUND));
        settings.path("unknownReferenceCodes").forEach(code -> unknown.add(code.asString()));
        return new UpsAccount(
                partner.code(),
                partner.url().replaceAll("/+$", ""),
                text(settings, "clientId", ""),
                partner.secret(),
                text(settings, "accountNumber", ""),
                text(settings, "labelFormat", "GIF"),
                services,
                unknown);
    }

    /** UPS's code for our service; null where none is set. */
    @Nullable
    String service(String ours) {
        return services.get(ours);
    }

    private static String text(JsonNode settings, String name, String otherwise) {
        var node = settings.path(name);
        return node.isString() ? node.asString() : otherwise;
    }

    @Override
    public String toString() {
        return "UpsAccount[" + partner + "]";
    }
}
