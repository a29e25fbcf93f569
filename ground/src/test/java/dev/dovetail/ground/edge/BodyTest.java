package dev.dovetail.ground.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.kernel.Malformed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyTest {
    private static final String GOOD = """
            {"number":"A-1","placedAt":"2026-03-01T10:00:00Z","note":null,"lines":[{"sku":"X","quantity":2,"price":1.50}]}""";

    private final Body body = new Body();

    enum Unit {
        EACH
    }

    record Raw(
            String number,
            Instant placedAt,
            @Nullable String note,
            List<Line> lines,
            @Nullable Map<String, Object> more) {}

    record Line(
            String sku,
            int quantity,
            @Nullable BigDecimal price,
            @Nullable Unit unit) {
        Line {
            if (quantity < 1) throw new IllegalArgumentException("a quantity is 1 or more");
        }
    }

    @Test
    void a_good_body_is_read_as_its_record() {
        var read = body.read(GOOD.getBytes(StandardCharsets.UTF_8), Raw.class);

        assertThat(read.lines()).containsExactly(new Line("X", 2, new BigDecimal("1.50"), null));
        assertThat(read.note()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"note\":null       | \"note\":null,\"colour\":1 | request.unknown-field  | /colour",
                "\"quantity\":2      | \"quantity\":2,\"x\":1     | request.unknown-field  | /lines/0/x",
                "\"quantity\":2      | \"quantity\":2.5           | request.wrong-type     | /lines/0/quantity",
                "\"quantity\":2      | \"quantity\":2.0           | request.wrong-type     | /lines/0/quantity",
                "\"quantity\":2      | \"quantity\":\"2\"         | request.wrong-type     | /lines/0/quantity",
                "\"quantity\":2      | \"quantity\":true          | request.wrong-type     | /lines/0/quantity",
                "\"quantity\":2      | \"quantity\":99999999999   | request.wrong-type     | /lines/0/quantity",
                "\"quantity\":2      | \"quantity\":null          | request.missing        | /lines/0/quantity",
                "\"quantity\":2,     |                            | request.missing        | /lines/0/quantity",
                "\"quantity\":2      | \"quantity\":0             | request.invalid        | /lines/0",
                "\"quantity\":2      | \"quantity\":2,\"quantity\":3 | request.malformed-json | ",
                "1.50                | 1e999999999                | request.wrong-type     | /lines/0/price",
                "1.50                | NaN                        | request.malformed-json | ",
                "\"A-1\"             | 17                         | request.wrong-type     | /number",
                "\"A-1\"             | null                       | request.missing        | /number",
                "\"number\":\"A-1\", |                            | request.missing        | /number",
                "A-1                 | a\\u0000b                  | request.nul            | /number",
                "\"note\":null       | \"more\":{\"a\":[\"\\u0000\"]} | request.nul        | /more/a/0",
                "A-1                 | \\ud800                    | request.malformed-json | /number",
                "2026-03-01T         | March                      | request.wrong-type     | /placedAt",
                "\"price\":1.50      | \"unit\":0                 | request.wrong-type     | /lines/0/unit",
                "\"price\":1.50      | \"unit\":\"PALLET\"        | request.wrong-type     | /lines/0/unit",
                "{\"sku\"            | null,{\"sku\"              | request.missing        | /lines/0",
                "\"lines\":[         | \"lines\":7,\"more\":[     | request.wrong-type     | /lines",
                "\"note\":null       | \"note\" null              | request.malformed-json | ",
            })
    void what_is_not_understood_is_refused_with_its_place(
            String good, @Nullable String bad, String code, @Nullable String path) {
        var json = GOOD.replace(good, bad == null ? "" : bad);
        assertThat(json).isNotEqualTo(GOOD);

        var refused = refusal(json);

        assertThat(refused.code()).as(refused.detail()).isEqualTo(code);
        assertThat(refused.path()).isEqualTo(path);
    }

    @Test
    void a_complaint_never_quotes_the_value() {
        assertThat(refusal(GOOD.replace("2026-03-01T10:00:00Z", "Jane Canary")).detail())
                .doesNotContain("Canary");
        assertThat(refusal(GOOD.replace("\"quantity\":2", "\"quantity\":\"Canary\""))
                        .detail())
                .doesNotContain("Canary");
        assertThat(refusal(GOOD.replace("\"A-1\"", "Canary")).detail()).doesNotContain("Canary");
    }

    @Test
    void bad_json_says_where() {
        assertThat(refusal("{\n \"number\": oops}").detail()).contains("line 2");
        assertThat(refusal(GOOD + "}").code()).isEqualTo("request.malformed-json");
        assertThat(refusal("").code()).isEqualTo("request.missing");
        assertThat(refusal("null").code()).isEqualTo("request.missing");
        var deep = "{\"a\":".repeat(70) + "1" + "}".repeat(70);
        assertThat(refusal(GOOD.replace("\"note\":null", "\"more\":" + deep)).code())
                .isEqualTo("request.malformed-json");
    }

    @Test
    void an_escaped_backslash_before_u0000_is_just_text() {
        assertThat(body.read(GOOD.replace("A-1", "\\\\u0000").getBytes(StandardCharsets.UTF_8), Raw.class)
                        .number())
                .isEqualTo("\\u0000");
        assertThat(body.read(GOOD.replace("A-1", "\\ud83d\\ude00").getBytes(StandardCharsets.UTF_8), Raw.class)
                        .number())
                .isEqualTo("\ud83d\ude00");
    }

    @Test
    void a_body_past_the_limit_is_refused_also_without_a_content_length() {
        var declared = new MockHttpServletRequest();
        declared.setContent(new byte[Body.LIMIT + 1]);
        var chunked = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        chunked.setContent(new byte[Body.LIMIT + 1]);

        for (var request : List.of(declared, chunked)) {
            var refused = catchThrowableOfType(Malformed.class, () -> body.bytes(request));
            assertThat(refused.code()).isEqualTo("request.too-large");
        }
    }

    private Malformed refusal(String json) {
        return catchThrowableOfType(Malformed.class, () -> body.read(json.getBytes(StandardCharsets.UTF_8), Raw.class));
    }
}
