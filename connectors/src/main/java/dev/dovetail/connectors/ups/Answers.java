package dev.dovetail.connectors.ups;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.contract.carriage.LabelAnswer.LabelCreated;
import dev.dovetail.contract.carriage.LabelAnswer.LabelRefused;
import dev.dovetail.contract.carriage.LabelRequested;
import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.handoff.Outward.Reply;
import dev.dovetail.ground.json.Json;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns what UPS says about one label request into what the warehouse hears of it. */
record Answers(LabelRequested asked, String reference, Json json) {
    private static final String TAKER = "wms.packing";

    /** A 200 counts only when it holds a tracking number and a label; anything else in it is unknown, never a success. */
    Outcome shipped(Exchange.Answered answer) {
        var tree = UpsError.tree(answer, json);
        if (tree == null)
            return new Outcome.InDoubt("UPS answered " + answer.status() + " with something that is not JSON");
        var results = tree.path("ShipmentResponse").path("ShipmentResults");
        var parcel = first(results.path("PackageResults"));
        var label = parcel.path("ShippingLabel");
        var found = Label.of(parcel.path("TrackingNumber"), label.path("ImageFormat"), label.path("GraphicImage"));
        if (found == null)
            return new Outcome.InDoubt("UPS answered " + answer.status() + " without a tracking number and label");
        return created(found, results.path("ShipmentCharges").path("TotalCharges"));
    }

    /** Found again: Label Recovery tells no price. */
    Outcome recovered(Label label) {
        return created(label, json.tree("{}"));
    }

    Outcome refused(String code, String why) {
        var reply = new LabelRefused(asked.node(), asked.parcel(), asked.carrier(), code, why, reference);
        return new Outcome.Refused(code, why, List.of(reply(LabelRefused.TYPE, reply)));
    }

    private Outcome created(Label label, JsonNode charge) {
        var currency = currency(charge);
        var cost = currency == null ? null : minor(charge, currency);
        var reply = new LabelCreated(
                asked.node(),
                asked.parcel(),
                asked.carrier(),
                label.tracking(),
                label.format(),
                label.image(),
                cost,
                cost == null || currency == null ? null : currency.getCurrencyCode(),
                reference);
        return new Outcome.Done(List.of(reply(LabelCreated.TYPE, reply)));
    }

    private Reply reply(String type, Object body) {
        return new Reply(TAKER, asked.node().value(), type, json.write(body));
    }

    /** UPS gives one result as an object or as an array, by version. */
    static JsonNode first(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.path(0) : oneOrMany;
    }

    private static @Nullable Currency currency(JsonNode charge) {
        try {
            return Currency.getInstance(charge.path("CurrencyCode").asString(""));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Long minor(JsonNode charge, Currency currency) {
        try {
            return new BigDecimal(charge.path("MonetaryValue").asString(""))
                    .movePointRight(Math.max(currency.getDefaultFractionDigits(), 0))
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            return null;
        }
    }
}
