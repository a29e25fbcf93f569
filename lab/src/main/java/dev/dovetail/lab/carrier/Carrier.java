package dev.dovetail.lab.carrier;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Ask;
import dev.dovetail.lab.wire.Handler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A carrier that speaks as UPS does: a token by client credentials, a label for each shipment asked for, labels found
 * again by the shipper's reference, shipments voided.
 *
 * <p>Like the real one it makes two labels when it is asked twice. Faults struck from the seed: F11 (200 with garbage,
 * after or before the label was made), F12 (the label is made, or voided, and the answer lost), F15 (429), F27 (the token is revoked), F45 (the label is made and its part of the
 * answer is gone).
 */
public final class Carrier implements Handler {
    private static final String NOT_FOUND = "9801031";
    private static final List<String> GARBAGE =
            List.of("<html><body>Service Unavailable</body></html>", "", "{\"error\":\"backend\"}", "{\"Shipment");

    private final Account account;
    private final Faults faults;
    private final Shipments shipments;
    private final AtomicInteger revoked = new AtomicInteger();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    /** Who may ask. */
    public record Account(String clientId, String secret, String number) {
        /** @param issue counts from 0; a token that was revoked is followed by the next */
        String token(int issue) {
            return "lab-" + Integer.toHexString((clientId + secret + issue).hashCode());
        }
    }

    /** @param journal where the carrier keeps its books over a restart; null keeps them in memory */
    public Carrier(Account account, Faults faults, @Nullable Path journal) {
        this.account = account;
        this.faults = faults;
        this.shipments = new Shipments(journal);
    }

    @Override
    public Answer handle(Ask ask) {
        String path = ask.path().replaceFirst("\\?.*$", "");
        if (path.equals("/security/v1/oauth/token")) return token(ask);
        if (!ask.header("authorization").equals("Bearer " + account.token(revoked.get())))
            return UpsWords.error(401, "250002", "Invalid Authentication Information.");
        if (path.matches("/api/shipments/v\\d+/ship") && ask.method().equals("POST")) return ship(ask);
        if (path.matches("/api/labels/v\\d+/recovery") && ask.method().equals("POST")) return recover(ask);
        if (path.matches("/api/shipments/v\\d+/void/cancel/\\w+")
                && ask.method().equals("DELETE")) return cancel(path.substring(path.lastIndexOf('/') + 1));
        return UpsWords.error(404, "250004", "Resource not found.");
    }

    /**
     * The tracking numbers of labels made and not voided, by the parcel's own reference: a label that was voided is followed by
     * one whose reference ends in its number. None where all were voided.
     */
    public Map<String, List<String>> liveLabels() {
        return shipments.all().stream()
                .collect(Collectors.groupingBy(
                        s -> s.reference().replaceFirst("^(label:parcel:\\d+):\\d$", "$1"),
                        TreeMap::new,
                        Collectors.filtering(
                                s -> !s.voided(), Collectors.mapping(Shipment::tracking, Collectors.toList()))));
    }

    /** What is wrong where each reference should have one live label, and these should be all of them. */
    public List<String> differences(Set<String> shipped) {
        var wrong = new ArrayList<String>();
        var labels = liveLabels();
        labels.forEach((reference, live) -> {
            if (live.size() != 1) wrong.add("live labels of " + reference + ": " + live + " instead of 1");
        });
        var live = labels.values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
        for (String tracking : shipped)
            if (!live.remove(tracking)) wrong.add("shipped without a live label: " + tracking);
        live.forEach(tracking -> wrong.add("a live label that shipped on no parcel: " + tracking));
        return wrong;
    }

    private Answer token(Ask ask) {
        String pair = account.clientId() + ":" + account.secret();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (!ask.header("authorization").equals(basic)) return UpsWords.error(401, "10401", "ClientId is Invalid");
        if (!ask.text().contains("grant_type=client_credentials"))
            return UpsWords.error(400, "10400", "Invalid/Missing grant_type");
        return UpsWords.token(account.token(revoked.get()), account.clientId());
    }

    private Answer ship(Ask ask) {
        var shipment = ask.json().path("ShipmentRequest").path("Shipment");
        String problem = problem(shipment);
        if (problem != null) return UpsWords.error(400, "120100", problem);
        String reference = reference(shipment);
        String attempt = reference + "#"
                + attempts.computeIfAbsent(reference, _ -> new AtomicInteger()).incrementAndGet();
        if (faults.strikes(Fault.THROTTLED, attempt, 10))
            return UpsWords.error(429, "10429", "Too Many Requests").with("Retry-After", "1");
        if (faults.strikes(Fault.TOKEN_REVOKED, attempt, 10)) {
            revoked.incrementAndGet();
            return UpsWords.error(401, "250002", "Invalid Authentication Information.");
        }
        boolean garbage = faults.strikes(Fault.GARBAGE, attempt, 10);
        if (garbage && faults.draw("before", attempt, 2) == 0) return garbage(attempt);
        var made = shipments.make(
                account.number(), first(shipment.path("Service").path("Code"), "03"), reference, format(ask));
        if (garbage) return garbage(attempt);
        if (faults.strikes(Fault.LABEL_LOST, attempt, 10)) return Answer.broken();
        if (faults.strikes(Fault.FIELD_DROPPED, attempt, 10)) return UpsWords.withoutLabel(made);
        var weight = one(shipment.path("Package")).path("PackageWeight");
        return UpsWords.shipped(
                made,
                first(weight.path("Weight"), "1.0"),
                first(weight.path("UnitOfMeasurement").path("Code"), "LBS"));
    }

    private Answer garbage(String attempt) {
        return Answer.text(200, "text/html", GARBAGE.get(faults.draw("garbage", attempt, GARBAGE.size())));
    }

    /** What UPS would refuse of what its schema asks for; null where nothing. */
    private @Nullable String problem(JsonNode shipment) {
        for (String party : List.of("Shipper", "ShipTo")) {
            var address = shipment.path(party).path("Address");
            if (first(shipment.path(party).path("Name"), "").isBlank()) return "Missing or invalid " + party + " name";
            for (String field : List.of("City", "CountryCode", "PostalCode"))
                if (first(address.path(field), "").isBlank()) return "Missing or invalid " + party + " " + field;
        }
        if (!first(shipment.path("Shipper").path("ShipperNumber"), "").equals(account.number()))
            return "Invalid shipper number";
        if (first(shipment.path("Service").path("Code"), "").isBlank()) return "Missing or invalid service code";
        return one(shipment.path("Package")).isObject() ? null : "Missing package";
    }

    private Answer recover(Ask ask) {
        var request = ask.json().path("LabelRecoveryRequest");
        var reference = request.path("ReferenceValues");
        String tracking = first(request.path("TrackingNumber"), "");
        var found = tracking.isEmpty()
                ? shipments.live(
                        first(reference.path("ShipperNumber"), ""),
                        first(reference.path("ReferenceNumber").path("Value"), ""))
                : shipments.find(tracking).filter(s -> !s.voided()).stream().toList();
        return found.isEmpty()
                ? UpsWords.error(400, NOT_FOUND, "The shipment could not be found.")
                : UpsWords.recovered(found);
    }

    private Answer cancel(String tracking) {
        String attempt = "void/" + tracking + "#"
                + attempts.computeIfAbsent(tracking, _ -> new AtomicInteger()).incrementAndGet();
        if (faults.strikes(Fault.THROTTLED, attempt, 10))
            return UpsWords.error(429, "10429", "Too Many Requests").with("Retry-After", "1");
        boolean lost = faults.strikes(Fault.LABEL_LOST, attempt, 10);
        boolean done = shipments.cancel(tracking);
        if (lost) return Answer.broken();
        return done
                ? UpsWords.voided()
                : UpsWords.error(
                        400, "190117", "The Pickup Request associated with this shipment could not be voided.");
    }

    private static String reference(JsonNode shipment) {
        var own = one(one(shipment.path("Package")).path("ReferenceNumber")).path("Value");
        return first(own, first(one(shipment.path("ReferenceNumber")).path("Value"), ""));
    }

    private static String format(Ask ask) {
        return first(
                ask.json()
                        .path("ShipmentRequest")
                        .path("LabelSpecification")
                        .path("LabelImageFormat")
                        .path("Code"),
                "GIF");
    }

    private static JsonNode one(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.path(0) : oneOrMany;
    }

    private static String first(JsonNode text, String otherwise) {
        String value = text.asString("");
        return value.isEmpty() ? otherwise : value;
    }
}
