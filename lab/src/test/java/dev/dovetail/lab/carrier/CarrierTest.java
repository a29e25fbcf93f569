package dev.dovetail.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.lab.carrier.Carrier.Account;
import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.Ask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CarrierTest {
    private static final Schema UPS = Schema.published();
    private static final Account ACCOUNT = new Account("dovetail", "quite secret", "A1B2C3");
    private final Faults faults = new Faults(7);
    private final Carrier carrier = new Carrier(ACCOUNT, faults, null);

    private static Ask ask(String method, String path, String authorization, Object body) {
        return new Ask(
                method,
                path,
                Map.of("authorization", authorization),
                Api.json(body).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(Answer answer) {
        return answer.tree();
    }

    private Answer token(String secret) {
        String basic = Base64.getEncoder().encodeToString(("dovetail:" + secret).getBytes(StandardCharsets.UTF_8));
        return carrier.handle(new Ask(
                "POST",
                "/security/v1/oauth/token",
                Map.of("authorization", "Basic " + basic),
                "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8)));
    }

    private String bearer() {
        return "Bearer " + tree(token("quite secret")).path("access_token").asString();
    }

    private Answer ship(Carrier carrier, String reference) {
        var place = Map.of("City", "Reno", "CountryCode", "US", "PostalCode", "89506");
        var parcel = Map.of(
                "ReferenceNumber", List.of(Map.of("Value", reference)),
                "PackageWeight", Map.of("UnitOfMeasurement", Map.of("Code", "LBS"), "Weight", "2.5"));
        var shipment = Map.of(
                "Shipper", Map.of("Name", "Dovetail", "ShipperNumber", "A1B2C3", "Address", place),
                "ShipTo", Map.of("Name", "Ada", "Address", place),
                "Service", Map.of("Code", "03"),
                "Package", List.of(parcel));
        return carrier.handle(ask(
                "POST",
                "/api/shipments/v2409/ship",
                bearer(),
                Map.of("ShipmentRequest", Map.of("Shipment", shipment))));
    }

    private Answer recover(Carrier carrier, String reference) {
        var values = Map.of("ReferenceNumber", Map.of("Value", reference), "ShipperNumber", "A1B2C3");
        var request = Map.of("Request", Map.of(), "TrackingNumbers", List.of(), "ReferenceValues", values);
        return carrier.handle(
                ask("POST", "/api/labels/v1/recovery", bearer(), Map.of("LabelRecoveryRequest", request)));
    }

    /** A reference whose first try no fault strikes. */
    private String quiet(int nth) {
        return java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(i -> "label:parcel:" + i)
                .filter(r -> !tree(ship(new Carrier(ACCOUNT, new Faults(7), null), r))
                        .path("ShipmentResponse")
                        .isMissingNode())
                .skip(nth)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answers_have_the_published_shape() {
        var shipped = tree(ship(carrier, quiet(0)));
        String tracking = shipped.at("/ShipmentResponse/ShipmentResults/ShipmentIdentificationNumber")
                .asString();
        var recovered = tree(recover(carrier, quiet(0)));
        var voided =
                tree(carrier.handle(ask("DELETE", "/api/shipments/v2409/void/cancel/" + tracking, bearer(), Map.of())));

        assertThat(UPS.violations("SHIPResponseWrapper", shipped)).isEmpty();
        // The published schema asks for four characters of a code, whose values it lists with three.
        assertThat(UPS.violations("LABELRECOVERYResponseWrapper", recovered))
                .allMatch(v -> v.endsWith("LabelImageFormat/Code is too short"));
        assertThat(UPS.violations("VOIDSHIPMENTResponseWrapper", voided)).isEmpty();
        assertThat(UPS.violations("tokenSuccessResponse", tree(token("quite secret"))))
                .isEmpty();
        assertThat(UPS.violations("ErrorResponse", tree(recover(carrier, "unknown"))))
                .isEmpty();
    }

    @Test
    void the_schema_check_sees_what_is_wrong() {
        var wrong = Answer.text(
                        200, "", "{\"VoidShipmentResponse\":{\"Response\":{\"ResponseStatus\":{\"Code\":1}},\"x\":1}}")
                .tree();

        assertThat(UPS.violations("VOIDSHIPMENTResponseWrapper", wrong))
                .hasSize(4)
                .anyMatch(v -> v.endsWith("x is unknown"))
                .anyMatch(v -> v.endsWith("SummaryResult is missing"));
    }

    @Test
    void tracking_numbers_carry_ups_s_check_digit() {
        assertThat("1Z" + "5R89390357567127".substring(0, 15) + TrackingNumber.checkDigit("5R8939035756712"))
                .isEqualTo("1Z5R89390357567127");
        assertThat(TrackingNumber.make("A1B2C3", "03", 1)).matches("1ZA1B2C303\\d{8}");
    }

    @Test
    void asked_twice_it_makes_two_labels_and_finds_both_by_reference() {
        String reference = quiet(1);
        ship(carrier, reference);
        ship(carrier, reference);

        var found = tree(recover(carrier, reference)).path("LabelRecoveryResponse");

        assertThat(found.path("TrackingCandidate").size()).isEqualTo(2);
        assertThat(carrier.liveLabels().get(reference)).hasSize(2);
    }

    @Test
    void a_voided_label_is_found_no_more() {
        String reference = quiet(2);
        String tracking = tree(ship(carrier, reference))
                .at("/ShipmentResponse/ShipmentResults/ShipmentIdentificationNumber")
                .asString();

        var path = "/api/shipments/v2409/void/cancel/" + tracking;
        assertThat(carrier.handle(ask("DELETE", path, bearer(), Map.of())).status())
                .isEqualTo(200);
        assertThat(carrier.handle(ask("DELETE", path, bearer(), Map.of())).status())
                .isEqualTo(400);
        assertThat(recover(carrier, reference).status()).isEqualTo(400);
    }

    @Test
    void nobody_is_served_without_the_right_key() {
        assertThat(token("wrong").status()).isEqualTo(401);
        var answer = carrier.handle(ask("POST", "/api/shipments/v2409/ship", "Bearer nonsense", Map.of()));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void a_lost_answer_leaves_a_label_that_recovery_finds() {
        var lost = java.util.stream.IntStream.range(0, 2000)
                .mapToObj(i -> "label:parcel:" + i)
                .filter(reference -> ship(carrier, reference).lost())
                .toList();

        assertThat(lost)
                .isNotEmpty()
                .allMatch(reference -> recover(carrier, reference).status() == 200);
        assertThat(carrier.liveLabels().get(lost.getFirst())).hasSize(1);
        assertThat(faults.counts().get(Fault.LABEL_LOST)).isPositive();
        assertThat(faults.counts().get(Fault.GARBAGE)).isPositive();
        assertThat(faults.counts().get(Fault.THROTTLED)).isPositive();
    }

    @Test
    void it_remembers_over_a_restart(@TempDir Path dir) {
        var journal = dir.resolve("carrier.tsv");
        String reference = quiet(3);
        ship(new Carrier(ACCOUNT, new Faults(7), journal), reference);

        var again = new Carrier(ACCOUNT, new Faults(7), journal);

        assertThat(recover(again, reference).status()).isEqualTo(200);
        ship(again, quiet(4));
        assertThat(again.liveLabels()).hasSize(2);
    }
}
