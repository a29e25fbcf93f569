package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What two posts may differ in and be one order. */
@ExtendWith(PostgresExtension.class)
class SamenessTest {
    private static final String ORDER = """
            {"channel":"web","number":"N","placedAt":"2026-03-02T09:00:00Z","currency":"GBP","service":"ground",
             "customer":"C1","shipping":5.0,"priority":100,"attributes":{"a":1,"b":{"c":[1,null],"d":null}},
             "shipTo":{"name":"Ada","street":"1 Main St","city":"New York","postalCode":"10001","country":"US",
                       "lat":40.7512,"lon":-73.9987},
             "lines":[{"sku":"SAME","quantity":1,"unitPrice":2.50}]}""";

    private final OmsHouse house;

    SamenessTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    private Captured post(String json) {
        var raw = house.get(Body.class).read(json.getBytes(StandardCharsets.UTF_8), RawOrder.class);
        return house.get(Intake.class).capture(raw, "key of " + raw.number(), house.cause());
    }

    @Test
    void the_same_order_may_be_written_in_many_ways() {
        house.sku("SAME", 100, 0);
        String[][] pairs = {
            {"5.0", "5.00"},
            {"\"priority\":100,", ""},
            {"\"shipTo\"", "\"tax\":0,\"discount\":0.00,\"revision\":1,\"shipTo\""},
            {"C1", "C1 "},
            {"2.50", "2.5"},
            {"\"SAME\",\"quantity\":1", "\"same \",\"quantity\":1.0,\"unit\":\"EACH\""},
            {"{\"a\":1,\"b\":{\"c\":[1,null],\"d\":null}}", "{\"b\":{\"d\":null,\"c\":[1,null]},\"a\":1}"},
            {"09:00:00Z", "09:00:00.000Z"},
            {"40.7512", "40.7499"}
        };
        for (int i = 0; i < pairs.length; i++) {
            assertThat(ORDER).contains(pairs[i][0]);
            var order = ORDER.replace("\"N\"", "\"S" + i + "\"");
            post(order);
            assertThat(post(order.replace(pairs[i][0], pairs[i][1])).duplicate())
                    .as(pairs[i][1])
                    .isTrue();
        }
    }

    @Test
    void what_means_something_else_is_a_conflict() {
        house.sku("SAME2", 100, 0);
        String[][] pairs = {
            {"40.7512", "41.7512"},
            {"5.0", "5.01"},
            {"\"priority\":100", "\"priority\":99"},
            {"{\"a\":1", "{\"a\":2"},
            {"Ada", "Adam"},
            {"\"quantity\":1", "\"quantity\":2"}
        };
        for (int i = 0; i < pairs.length; i++) {
            var order = ORDER.replace("\"N\"", "\"O" + i + "\"").replace("SAME", "SAME2");
            post(order);
            var other = order.replace(pairs[i][0], pairs[i][1]);
            assertThatThrownBy(() -> post(other))
                    .as(pairs[i][1])
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo("orders.conflict"));
        }
    }
}
