package dev.dovetail.connectors.ups;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What became of a label, asked by our reference. Where two were made the one with the lower tracking number is kept,
 * whoever asks and however often, and the others are voided before the kept one is told.
 *
 * <p>Only UPS's own "could not be found" counts as "there is none". Every other no, and a limit or an outage, leaves the
 * label in doubt.
 */
@Component
class Recovery {
    private final UpsCalls calls;
    private final Json json;

    Recovery(UpsCalls calls, Json json) {
        this.calls = calls;
        this.json = json;
    }

    Outcome ask(UpsAccount account, Answers answers, String reference, long transaction) {
        var exchange = calls.call(account, "POST", path(), byReference(account, reference), transaction);
        return switch (exchange) {
            case Exchange.NotSent(var why) -> new Outcome.InDoubt("could not ask: " + why);
            case Exchange.Lost(var why) -> new Outcome.InDoubt("could not ask: " + why);
            case Exchange.Answered answer when answer.ok() -> found(account, answers, answer, transaction);
            case Exchange.Answered answer -> unknownOrUnclear(account, answer);
        };
    }

    private Outcome unknownOrUnclear(UpsAccount account, Exchange.Answered answer) {
        var error = answer.status() >= 400 && answer.status() < 500 ? UpsError.in(answer, json) : null;
        if (error != null && account.unknownReferenceCodes().contains(error.code()))
            return new Outcome.NotDone("UPS knows no shipment by our reference", null);
        return new Outcome.InDoubt(
                "asked, and UPS answered " + answer.status() + (error == null ? "" : " " + error.code()));
    }

    private Outcome found(UpsAccount account, Answers answers, Exchange.Answered answer, long transaction) {
        var tree = UpsError.tree(answer, json);
        var response = tree == null ? null : tree.path("LabelRecoveryResponse");
        if (response == null) return new Outcome.InDoubt("asked, and UPS answered with something that is not JSON");
        var labels = labels(response);
        var numbers = numbers(response);
        if (numbers.isEmpty()) return new Outcome.InDoubt("asked, and UPS named no shipment");
        var kept = numbers.getFirst();
        for (var spare : numbers.subList(1, numbers.size()))
            if (!voided(account, spare, transaction))
                return new Outcome.InDoubt("a spare label " + spare + " could not be voided yet");
        var label = labels.containsKey(kept) ? labels.get(kept) : byNumber(account, kept, transaction);
        return label == null
                ? new Outcome.InDoubt("asked, and UPS gave no label for " + kept)
                : answers.recovered(label);
    }

    private boolean voided(UpsAccount account, String tracking, long transaction) {
        var exchange = calls.call(account, "DELETE", voidPath(tracking), Map.of(), transaction);
        return exchange instanceof Exchange.Answered answer && answer.ok() && confirms(answer);
    }

    static String voidPath(String tracking) {
        return "/shipments/" + UpsAccount.SHIP_VERSION + "/void/cancel/" + tracking;
    }

    /** Whether UPS says that a label is voided. */
    boolean confirms(Exchange.Answered answer) {
        var tree = UpsError.tree(answer, json);
        return tree != null
                && tree.path("VoidShipmentResponse")
                        .path("SummaryResult")
                        .path("Status")
                        .path("Code")
                        .asString("")
                        .equals("1");
    }

    /** What UPS knows of a label. */
    enum Standing {
        LIVE,
        GONE,
        UNCLEAR
    }

    Standing standing(UpsAccount account, String reference, String tracking, long transaction) {
        var exchange = calls.call(account, "POST", path(), byReference(account, reference), transaction);
        if (!(exchange instanceof Exchange.Answered answer)) return Standing.UNCLEAR;
        if (!answer.ok())
            return unknownOrUnclear(account, answer) instanceof Outcome.NotDone ? Standing.GONE : Standing.UNCLEAR;
        var tree = UpsError.tree(answer, json);
        var numbers = tree == null ? List.<String>of() : numbers(tree.path("LabelRecoveryResponse"));
        if (numbers.isEmpty()) return Standing.UNCLEAR;
        return numbers.contains(tracking) ? Standing.LIVE : Standing.GONE;
    }

    /** The shipments that an answer names, lower tracking numbers first. */
    private static List<String> numbers(JsonNode response) {
        var numbers = new TreeSet<>(labels(response).keySet());
        each(response.path("TrackingCandidate"))
                .forEach(c -> numbers.add(c.path("TrackingNumber").asString("")));
        numbers.remove("");
        return List.copyOf(numbers);
    }

    private @Nullable Label byNumber(UpsAccount account, String tracking, long transaction) {
        var request = request(account);
        request.put("TrackingNumber", tracking);
        var exchange = calls.call(account, "POST", path(), Map.of("LabelRecoveryRequest", request), transaction);
        if (!(exchange instanceof Exchange.Answered answer) || !answer.ok()) return null;
        var tree = UpsError.tree(answer, json);
        return tree == null ? null : labels(tree.path("LabelRecoveryResponse")).get(tracking);
    }

    private static Map<String, Object> byReference(UpsAccount account, String reference) {
        var request = request(account);
        // The published schema asks for TrackingNumbers, which are of another service (Roadie): none.
        request.put("TrackingNumbers", List.of());
        request.put(
                "ReferenceValues",
                Map.of("ReferenceNumber", Map.of("Value", reference), "ShipperNumber", account.number()));
        return Map.of("LabelRecoveryRequest", request);
    }

    private static Map<String, Object> request(UpsAccount account) {
        var request = new HashMap<String, Object>();
        request.put("Request", Map.of("RequestOption", "Non_Validate", "SubVersion", "1903"));
        // GIF is the default, and the published schema asks for four letters where its own examples have three.
        if (!account.labelFormat().equals("GIF"))
            request.put("LabelSpecification", ShipRequest.labelSpecification(account));
        return request;
    }

    private static String path() {
        return "/labels/" + UpsAccount.RECOVERY_VERSION + "/recovery";
    }

    private static Map<String, Label> labels(JsonNode response) {
        var labels = new TreeMap<String, Label>();
        for (var result : each(response.path("LabelResults"))) {
            var image = result.path("LabelImage");
            var label =
                    Label.of(result.path("TrackingNumber"), image.path("LabelImageFormat"), image.path("GraphicImage"));
            if (label != null) labels.put(label.tracking(), label);
        }
        return labels;
    }

    private static Iterable<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany : oneOrMany.isObject() ? List.of(oneOrMany) : List.of();
    }
}
