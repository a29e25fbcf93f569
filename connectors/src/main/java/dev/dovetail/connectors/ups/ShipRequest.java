package dev.dovetail.connectors.ups;

import dev.dovetail.contract.carriage.LabelRequested;
import dev.dovetail.ground.vault.Contact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The body of {@code POST /shipments/v2409/ship}: one parcel, one label, the sender pays. */
final class ShipRequest {
    private static final Set<String> POUND_COUNTRIES = Set.of("US", "PR");
    private static final BigDecimal GRAMS_PER_POUND = new BigDecimal("453.59237");
    private static final BigDecimal GRAMS_PER_KILOGRAM = BigDecimal.valueOf(1000);

    private ShipRequest() {}

    static Map<String, Object> of(
            LabelRequested label, Contact to, UpsAccount account, String service, String reference) {
        var transaction = Map.of("CustomerContext", reference);
        return Map.of(
                "ShipmentRequest",
                Map.of(
                        "Request", Map.of("RequestOption", "nonvalidate", "TransactionReference", transaction),
                        "Shipment", shipment(label, to, account, service, reference),
                        "LabelSpecification", labelSpecification(account)));
    }

    private static Map<String, Object> shipment(
            LabelRequested label, Contact to, UpsAccount account, String service, String reference) {
        var parcel = new HashMap<String, Object>();
        parcel.put("Description", "Goods");
        parcel.put("Packaging", Map.of("Code", "02"));
        parcel.put("PackageWeight", weight(label));
        var shipment = new HashMap<String, Object>();
        shipment.put("Description", "Goods");
        shipment.put("Shipper", UpsAddress.shipper(label.from(), account.number()));
        shipment.put("ShipFrom", UpsAddress.from(label.from()));
        shipment.put("ShipTo", UpsAddress.to(to));
        shipment.put("Service", Map.of("Code", service));
        shipment.put("PaymentInformation", paidBy(account));
        // Within the US and Puerto Rico UPS keeps references by package, elsewhere by shipment.
        (domestic(label, to) ? parcel : shipment).put("ReferenceNumber", List.of(Map.of("Value", reference)));
        shipment.put("Package", List.of(parcel));
        return shipment;
    }

    private static boolean domestic(LabelRequested label, Contact to) {
        var from = label.from().country();
        return POUND_COUNTRIES.contains(from) && from.equals(to.country());
    }

    private static Map<String, Object> paidBy(UpsAccount account) {
        var payer = Map.of("AccountNumber", account.number());
        return Map.of("ShipmentCharge", List.of(Map.of("Type", "01", "BillShipper", payer)));
    }

    static Map<String, Object> labelSpecification(UpsAccount account) {
        return Map.of(
                "LabelImageFormat", Map.of("Code", account.labelFormat()),
                "HTTPUserAgent", "Mozilla/4.5",
                "LabelStockSize", Map.of("Height", "6", "Width", "4"));
    }

    /** Pounds where the parcel starts in the US, else kilograms; a tenth at least, rounded up, in five characters. */
    private static Map<String, Object> weight(LabelRequested label) {
        var pounds = POUND_COUNTRIES.contains(label.from().country());
        var weight = BigDecimal.valueOf(label.weightGrams())
                .divide(pounds ? GRAMS_PER_POUND : GRAMS_PER_KILOGRAM, 1, RoundingMode.UP)
                .max(new BigDecimal("0.1"));
        return Map.of(
                "UnitOfMeasurement", Map.of("Code", pounds ? "LBS" : "KGS"),
                "Weight", weight.toPlainString());
    }
}
