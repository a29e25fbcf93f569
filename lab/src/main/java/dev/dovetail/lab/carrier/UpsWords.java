package dev.dovetail.lab.carrier;

import dev.dovetail.lab.wire.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** UPS's answers in the shape of its Shipping.yaml and OAuthClientCredentials.yaml. */
final class UpsWords {
    /** One white pixel. */
    private static final String GIF = "R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

    private static final Map<String, String> SUCCESS = Map.of("Code", "1", "Description", "Success");

    private UpsWords() {}

    static Answer token(String token, String clientId) {
        return Answer.json(
                200,
                Map.of(
                        "token_type", "Bearer",
                        "issued_at", "0",
                        "client_id", clientId,
                        "access_token", token,
                        "expires_in", "14399",
                        "status", "approved"));
    }

    static Answer error(int status, String code, String message) {
        return Answer.json(
                status, Map.of("response", Map.of("errors", List.of(Map.of("code", code, "message", message)))));
    }

    static Answer shipped(Shipment s, String weight, String unit) {
        var billed = Map.of("UnitOfMeasurement", Map.of("Code", unit), "Weight", eight(weight));
        var label = Map.of("ImageFormat", Map.of("Code", s.format()), "GraphicImage", image(s));
        var results = Map.of(
                "ShipmentCharges", charges(),
                "BillingWeight", billed,
                "ShipmentIdentificationNumber", s.tracking(),
                "PackageResults", List.of(Map.of("TrackingNumber", s.tracking(), "ShippingLabel", label)));
        return Answer.json(
                200,
                Map.of(
                        "ShipmentResponse",
                        Map.of("Response", Map.of("ResponseStatus", SUCCESS), "ShipmentResults", results)));
    }

    /** As an interface of another release might answer: a shipment, and no word of its packages. */
    static Answer withoutLabel(Shipment s) {
        var results = Map.of("ShipmentIdentificationNumber", s.tracking(), "ShipmentCharges", charges());
        return Answer.json(200, Map.of("ShipmentResponse", Map.of("ShipmentResults", results)));
    }

    private static Map<String, Object> charges() {
        var price = money("7.50");
        return Map.of("TransportationCharges", price, "ServiceOptionsCharges", money("0.00"), "TotalCharges", price);
    }

    /** One shipment is given with its label; several only as candidates to choose from. */
    static Answer recovered(List<Shipment> found) {
        var labels = found.size() == 1 ? List.of(label(found.getFirst())) : List.of();
        var response = new java.util.HashMap<String, Object>();
        response.put("Response", Map.of("ResponseStatus", SUCCESS));
        response.put("LabelResults", labels);
        if (found.size() == 1)
            response.put("ShipmentIdentificationNumber", found.getFirst().tracking());
        else
            response.put(
                    "TrackingCandidate",
                    found.stream()
                            .map(s -> Map.of("TrackingNumber", s.tracking()))
                            .toList());
        return Answer.json(200, Map.of("LabelRecoveryResponse", response));
    }

    static Answer voided() {
        return Answer.json(
                200,
                Map.of(
                        "VoidShipmentResponse",
                        Map.of(
                                "Response", Map.of("ResponseStatus", SUCCESS),
                                "SummaryResult", Map.of("Status", Map.of("Code", "1", "Description", "Voided")))));
    }

    private static Map<String, Object> label(Shipment s) {
        return Map.of(
                "TrackingNumber",
                s.tracking(),
                "LabelImage",
                Map.of("LabelImageFormat", Map.of("Code", s.format()), "GraphicImage", image(s)));
    }

    /** The published schema wants exactly eight characters. */
    private static String eight(String weight) {
        return "0".repeat(Math.max(0, 8 - weight.length())) + weight;
    }

    private static Map<String, String> money(String amount) {
        return Map.of("CurrencyCode", "USD", "MonetaryValue", amount);
    }

    private static String image(Shipment s) {
        if (!s.format().equals("ZPL")) return GIF;
        String zpl = "^XA^FO50,50^BCN,100,Y,N,N^FD" + s.tracking() + "^FS^XZ";
        return Base64.getEncoder().encodeToString(zpl.getBytes(StandardCharsets.US_ASCII));
    }
}
