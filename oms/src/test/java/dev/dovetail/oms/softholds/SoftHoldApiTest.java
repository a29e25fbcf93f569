package dev.dovetail.oms.softholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockHttpServletRequest;

/** Holds as a checkout sends them. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoftHoldApiTest {
    private static final Caller SITE = new Caller("site", Role.INTEGRATOR, 1, Set.of("web"), "api");
    private static final String GOOD = """
            {'channel':'web','cart':'c1','service':'ground','shipTo':{'country':'US','postalCode':'10001'},
             'seconds':600,'lines':[{'sku':'mug','quantity':2},{'sku':'WRAP','quantity':1}]}
            """;

    private final OmsHouse house;
    private final SoftHoldApi api;

    SoftHoldApiTest(TestDatabase db) {
        house = new OmsHouse(db);
        api = house.get(SoftHoldApi.class);
        house.sku("MUG", 10, 0);
        house.service("WRAP");
    }

    private SoftHold post(String body) {
        var request = new MockHttpServletRequest("POST", "/");
        request.setContent(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return api.hold(SITE, request);
    }

    @Test
    void a_cart_is_held_with_the_day_it_would_be_there_and_given_back() {
        var held = post(GOOD);

        assertThat(held.state()).isEqualTo("open");
        assertThat(held.expiresAt()).isEqualTo(house.now().plusSeconds(600));
        assertThat(held.promisedOn()).isNotNull();
        assertThat(held.lines()).containsExactly(new SoftHold.Line(1, "MUG", 2)); // a service needs no hold
        assertThat(api.one(SITE, "web", "c1").lines()).hasSize(1);

        assertThat(api.end(SITE, "web", "c1").state()).isEqualTo("ended");
        assertThat(house.reserved("MUG")).isEmpty();
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void what_is_wrong_is_named_by_its_path() {
        malformed("softholds.seconds", "/seconds", GOOD.replace("600", "1801"));
        malformed("softholds.cart", "/cart", GOOD.replace("'c1'", "' '"));
        malformed("orders.quantity-out-of-range", "/lines/0/quantity", GOOD.replace("'quantity':2", "'quantity':0"));
        refused("orders.unknown-sku", "/lines/0/sku", GOOD.replace("mug", "NOBODY"));
        refused("orders.channel-not-yours", "/channel", GOOD.replace("'web'", "'shop'"));
        refused("carriage.unknown-service", "/service", GOOD.replace("ground", "rocket"));
        refused("orders.place-unknown", "/shipTo/postalCode", GOOD.replace("10001", "00000"));
        assertThat(house.broken()).isEmpty();
    }

    private void malformed(String code, String path, String body) {
        assertThatThrownBy(() -> post(body)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.code()).isEqualTo(code);
            assertThat(malformed.path()).isEqualTo(path);
        });
    }

    private void refused(String code, String path, String body) {
        assertThatThrownBy(() -> post(body)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().details()).containsEntry("path", path);
        });
    }
}
