package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;

/** One order that is good, and the ways in which it is sent wrong. */
final class BadOrders {
    static final String GOOD = """
            {"channel":"web","number":"N1","placedAt":"2026-03-02T09:00:00Z","currency":"GBP","service":"ground",
             "shipTo":{"name":"Ada","street":"1 Main St","city":"New York","postalCode":"10001","country":"US"},
             "lines":[{"sku":"MUG","quantity":1,"unitPrice":2.50}]}""";

    private BadOrders() {}

    /** {@code path} is empty where the problem is about no field. */
    record Bad(String what, byte[] body, int status, String code, String path) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Bad bad(String what, String was, String is, int status, String code, String path) {
        assertThat(GOOD).contains(was);
        return new Bad(what, GOOD.replace(was, is).getBytes(StandardCharsets.UTF_8), status, code, path);
    }

    private static Bad quantity(String quantity, String code) {
        return bad(
                "quantity " + quantity, "\"quantity\":1", "\"quantity\":" + quantity, 400, code, "/lines/0/quantity");
    }

    static Stream<Bad> all() {
        return Stream.concat(wrongNumbers(), wrongWords());
    }

    private static Stream<Bad> wrongNumbers() {
        var line = "{\"sku\":\"MUG\",\"quantity\":1,\"unitPrice\":2.50}";
        return Stream.of(
                quantity("0", "orders.quantity-too-small"),
                quantity("-1", "orders.quantity-too-small"),
                quantity("1.5", "orders.quantity-not-whole"),
                quantity("0.1", "orders.quantity-not-whole"),
                quantity("1000001", "orders.quantity-too-large"),
                quantity("9223372036854775808", "orders.quantity-too-large"),
                quantity("1e308", "request.wrong-type"),
                quantity("1e999999999", "request.wrong-type"),
                quantity("\"1\"", "request.wrong-type"),
                quantity("\"1,000\"", "request.wrong-type"),
                quantity("null", "request.missing"),
                bad("quantity NaN", "\"quantity\":1", "\"quantity\":NaN", 400, "request.malformed-json", ""),
                bad("a price below zero", "2.50", "-0.01", 400, "orders.price-negative", "/lines/0/unitPrice"),
                bad("a price too fine", "2.50", "0.0000001", 400, "orders.price-too-precise", "/lines/0/unitPrice"),
                bad(
                        "a case too many",
                        "\"quantity\":1",
                        "\"quantity\":99999,\"unit\":\"case\"",
                        400,
                        "orders.quantity-too-large",
                        "/lines/0/quantity"),
                bad(
                        "no such unit",
                        "\"quantity\":1",
                        "\"quantity\":1,\"unit\":\"pallet\"",
                        422,
                        "orders.unknown-unit",
                        "/lines/0/unit"),
                bad("no lines", line, "", 400, "orders.no-lines", "/lines"),
                bad(
                        "10,001 lines",
                        line,
                        String.join(",", Collections.nCopies(10_001, line)),
                        400,
                        "orders.too-many-lines",
                        "/lines"),
                bad(
                        "a second line that is wrong",
                        line,
                        line + "," + line.replace("MUG", "NONE"),
                        422,
                        "orders.unknown-sku",
                        "/lines/1/sku"),
                bad(
                        "more discount than worth",
                        "\"lines\"",
                        "\"discount\":99,\"lines\"",
                        400,
                        "orders.total-negative",
                        "/discount"));
    }

    private static Stream<Bad> wrongWords() {
        return Stream.of(
                bad("no JSON", "{\"channel\"", "{channel", 400, "request.malformed-json", ""),
                bad(
                        "half a body",
                        "\"lines\":[{\"sku\":\"MUG\",\"quantity\":1,\"unitPrice\":2.50}]}",
                        "\"lines\":[",
                        400,
                        "request.malformed-json",
                        ""),
                bad(
                        "a field twice",
                        "\"number\":\"N1\"",
                        "\"number\":\"N1\",\"number\":\"N2\"",
                        400,
                        "request.malformed-json",
                        ""),
                new Bad("nothing", new byte[0], 400, "request.missing", ""),
                new Bad(
                        "UTF-16",
                        GOOD.replace("Ada", "Zoë").getBytes(StandardCharsets.ISO_8859_1),
                        400,
                        "request.malformed-json",
                        ""),
                bad("an unknown field", "\"number\"", "\"total\":1,\"number\"", 400, "request.unknown-field", "/total"),
                bad(
                        "an unknown field of a line",
                        "\"sku\"",
                        "\"state\":\"shipped\",\"sku\"",
                        400,
                        "request.unknown-field",
                        "/lines/0/state"),
                bad("NUL", "Ada", "A\\u0000da", 400, "request.nul", "/shipTo/name"),
                bad("half a surrogate pair", "Ada", "A\\ud800da", 400, "request.malformed-json", "/shipTo/name"),
                bad("unknown SKU", "MUG", "NONE", 422, "orders.unknown-sku", "/lines/0/sku"),
                bad("wrong currency", "GBP", "EUR", 422, "orders.wrong-currency", "/currency"),
                bad("unknown channel", "\"web\"", "\"moon\"", 422, "orders.unknown-channel", "/channel"),
                bad("unknown service", "\"ground\"", "\"teleport\"", 422, "carriage.unknown-service", "/service"),
                bad("no number", "\"N1\"", "\" \"", 400, "orders.field-missing", "/number"),
                bad("a number too long", "N1", "N".repeat(81), 400, "orders.field-too-long", "/number"),
                bad(
                        "a number for a date",
                        "\"2026-03-02T09:00:00Z\"",
                        "1772442000",
                        400,
                        "request.wrong-type",
                        "/placedAt"),
                bad(
                        "a date beyond all years",
                        "2026-03-02T09:00:00Z",
                        "+1000000000-12-31T23:59:59Z",
                        400,
                        "orders.placed-at-out-of-range",
                        "/placedAt"),
                bad(
                        "a date long ago",
                        "2026-03-02T09:00:00Z",
                        "1969-12-31T23:59:59Z",
                        400,
                        "orders.placed-at-out-of-range",
                        "/placedAt"),
                bad("a SKU that grows", "MUG", "ß".repeat(33), 400, "orders.field-too-long", "/lines/0/sku"),
                bad("a country that grows", "\"US\"", "\"ß\"", 400, "orders.country-unknown", "/shipTo/country"),
                bad("no date", "2026-03-02T09:00:00Z", "yesterday", 400, "request.wrong-type", "/placedAt"),
                bad(
                        "no address",
                        "\"shipTo\":{\"name\":\"Ada\",\"street\":\"1 Main St\",\"city\":\"New York\","
                                + "\"postalCode\":\"10001\",\"country\":\"US\"},",
                        "",
                        400,
                        "request.missing",
                        "/shipTo"),
                bad("no street", "\"street\":\"1 Main St\",", "", 400, "request.missing", "/shipTo/street"),
                bad("an empty city", "New York", " ", 400, "orders.field-missing", "/shipTo/city"),
                bad("a country in words", "\"US\"", "\"Freedonia\"", 400, "orders.country-unknown", "/shipTo/country"),
                bad("nowhere", "10001", "00000", 422, "orders.place-unknown", "/shipTo/postalCode"));
    }
}
