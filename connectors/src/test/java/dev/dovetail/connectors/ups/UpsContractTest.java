package dev.dovetail.connectors.ups;

import static dev.dovetail.connectors.ups.ScriptedUps.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.connectors.http.Request;
import dev.dovetail.ground.vault.Contact;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every body we send, held against the schemas UPS publishes. */
class UpsContractTest {
    private final UpsBench bench = new UpsBench();
    private final PublishedSchema schema = new PublishedSchema();

    static Stream<Contact> contacts() {
        return Stream.of(
                UpsBench.contact("Ada", "1 A St", "Dallas", "TX", "75201-1234", "US"),
                UpsBench.contact("x".repeat(500), "y".repeat(500), "z".repeat(500), "California", "w".repeat(40), "US"),
                UpsBench.contact("🎁🎁🎁", "🎁", "🎁", null, "🎁", "JP"),
                UpsBench.contact("שלום עולם", "王府井大街", "Ærøskøbing", "", "", "DK"),
                UpsBench.contact(
                        "Łukasz Żółć",
                        "ul. Świętokrzyska 20, lokal 114, trzecie piętro od podwórza",
                        "Kraków",
                        null,
                        "30-015",
                        "PL"),
                new Contact(
                        "Joe\nBloggs",
                        "Ben & Jerry's <b>Ltd</b>",
                        "1 Rd",
                        "Flat\t2",
                        "Leeds",
                        null,
                        "LS1 4AP",
                        "GB",
                        "a@b.c",
                        "+44 113 496 0000"));
    }

    @ParameterizedTest
    @MethodSource("contacts")
    void a_ship_request_is_what_ups_publishes(Contact contact) {
        bench.contact = contact;
        bench.partner.answers(shipped("1ZA1B2C30300000001"));

        bench.ups().send(bench.message(1), UpsBench.PARTNER);

        assertThat(schema.broken("SHIPRequestWrapper", last())).isEmpty();
        assertThat(last()).matches("\\A\\p{ASCII}*\\z");
    }

    @Test
    void a_reference_lies_where_ups_keeps_it() {
        bench.partner.answers(shipped("1ZA1B2C30300000001"), shipped("1ZA1B2C30300000002"));

        bench.ups().send(bench.message(1), UpsBench.PARTNER);
        var domestic = bench.json.tree(last()).path("ShipmentRequest").path("Shipment");
        bench.contact = UpsBench.contact("A", "B", "Leeds", null, "LS14AP", "GB");
        bench.ups().send(bench.message(1), UpsBench.PARTNER);
        var abroad = bench.json.tree(last()).path("ShipmentRequest").path("Shipment");

        assertThat(domestic.at("/Package/0/ReferenceNumber/0/Value").asString()).startsWith("label:parcel:");
        assertThat(domestic.has("ReferenceNumber")).isFalse();
        assertThat(abroad.at("/ReferenceNumber/0/Value").asString()).startsWith("label:parcel:");
    }

    @Test
    void a_question_by_reference_is_what_ups_publishes() {
        bench.partner.answers(recovered("1ZA1B2C30300000001"));

        bench.ups().ask(bench.message(1), UpsBench.PARTNER);

        assertThat(schema.broken("LABELRECOVERYRequestWrapper", last())).isEmpty();
    }

    @Test
    void a_question_about_a_void_is_what_ups_publishes() {
        bench.partner.answers(recovered("1ZA1B2C30300000001"));

        bench.ups().ask(bench.wish("1ZA1B2C30300000001"), UpsBench.PARTNER);

        assertThat(schema.broken("LABELRECOVERYRequestWrapper", last())).isEmpty();
    }

    @Test
    void the_check_itself_sees_what_is_wrong() {
        assertThat(schema.broken(
                        "LABELRECOVERYRequestWrapper",
                        "{\"LabelRecoveryRequest\":{\"Colour\":1,\"ReferenceValues\":{\"ShipperNumber\":\"1\"}}}"))
                .contains(
                        "/LabelRecoveryRequest/Request is missing",
                        "/LabelRecoveryRequest/Colour is unknown",
                        "/LabelRecoveryRequest/ReferenceValues/ShipperNumber is too short: 1");
    }

    private String last() {
        Request request = bench.partner.asked.getLast();
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
