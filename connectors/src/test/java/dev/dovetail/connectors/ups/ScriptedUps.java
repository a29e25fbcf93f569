package dev.dovetail.connectors.ups;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.connectors.http.Http;
import dev.dovetail.connectors.http.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Answers as told, in order, and keeps what it was asked. Tokens are given out freely unless told otherwise. */
final class ScriptedUps implements Http {
    final List<Request> asked = new ArrayList<>();
    final Queue<Exchange> answers = new ArrayDeque<>();
    final Queue<Exchange> tokens = new ArrayDeque<>();

    @Override
    public Exchange send(Request request) {
        asked.add(request);
        if (!request.uri().getPath().equals("/security/v1/oauth/token")) return answers.remove();
        return tokens.isEmpty() ? token("token-1") : tokens.remove();
    }

    ScriptedUps answers(Exchange... next) {
        answers.addAll(List.of(next));
        return this;
    }

    List<String> lines() {
        return asked.stream().map(r -> r.method() + " " + r.uri().getPath()).toList();
    }

    static Exchange token(String value) {
        return ok("{\"token_type\":\"Bearer\",\"access_token\":\"" + value + "\",\"expires_in\":\"14399\"}");
    }

    static Exchange ok(String body) {
        return Exchange.Answered.of(200, Map.of(), body);
    }

    static Exchange error(int status, String code) {
        return Exchange.Answered.of(
                status,
                Map.of("retry-after", "7"),
                "{\"response\":{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"no\"}]}}");
    }

    static Exchange shipped(String tracking) {
        return ok("""
                {"ShipmentResponse":{"Response":{"ResponseStatus":{"Code":"1","Description":"Success"}},
                 "ShipmentResults":{"ShipmentIdentificationNumber":"%1$s",
                  "BillingWeight":{"UnitOfMeasurement":{"Code":"LBS"},"Weight":"1.0"},
                  "ShipmentCharges":{"TotalCharges":{"CurrencyCode":"USD","MonetaryValue":"12.34"}},
                  "PackageResults":[{"TrackingNumber":"%1$s","ShippingLabel":{"ImageFormat":{"Code":"GIF"},"GraphicImage":"R0lGODlh"}}]}}}
                """.formatted(tracking));
    }

    static Exchange recovered(String... trackings) {
        var results = new ArrayList<String>();
        for (var tracking : trackings) results.add("""
                    {"TrackingNumber":"%s","LabelImage":{"LabelImageFormat":{"Code":"GIF"},"GraphicImage":"R0lGODlh"}}
                    """.formatted(tracking));
        return ok("{\"LabelRecoveryResponse\":{\"Response\":{\"ResponseStatus\":{\"Code\":\"1\"}},\"LabelResults\":["
                + String.join(",", results) + "]}}");
    }

    static Exchange voided() {
        return ok(
                "{\"VoidShipmentResponse\":{\"SummaryResult\":{\"Status\":{\"Code\":\"1\",\"Description\":\"Voided\"}}}}");
    }
}
