package dev.dovetail.server;

import static dev.dovetail.server.BadOrders.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.Invariants;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ContactId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders as channels really send them, over HTTP: wrong in every way, in every script, twice, and all at once. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderIntakeTest {
    private final TestDatabase db;
    private Shop shop;

    OrderIntakeTest(TestDatabase db) {
        this.db = db;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        shop = new Shop(db, directory);
        shop.stock("MUG", 1_000);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @MethodSource("dev.dovetail.server.BadOrders#all")
    void what_is_wrong_is_named_with_its_field_and_kept_for_an_operator(BadOrders.Bad bad) {
        var answer = shop.order("bad " + bad.what(), bad.body());

        assertThat(answer.status()).isEqualTo(bad.status());
        assertThat(answer.text("code")).isEqualTo(bad.code());
        assertThat(answer.text("path")).isEqualTo(bad.path());
        assertThat(answer.text("title")).isNotEmpty();
        assertThat(answer.text("requestId")).isNotEmpty();
        var kept = shop.read("/rejected-orders/" + answer.text("rejectedId"));
        assertThat(kept.body().path("rejection").path("code").asString()).isEqualTo(bad.code());
        assertThat(count("oms.sales_order where external_number = 'N1'")).isZero();
        assertThat(count("oms.order_claim")).isEqualTo(2 * count("oms.sales_order"));
    }

    @Test
    void a_body_over_4_MB_is_refused_unread() {
        var answer = shop.order("big", GOOD.replace("Ada", "A".repeat(5_000_000)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("code")).isEqualTo("request.too-large");
    }

    @Test
    void the_idempotency_key_has_1_to_255_characters() {
        var none = shop.order("", GOOD.replace("N1", "KEYLESS"));
        var tooLong = shop.order("k".repeat(256), GOOD.replace("N1", "KEYLESS"));
        var longest = shop.order("k".repeat(255), GOOD.replace("N1", "KEYED"));

        assertThat(none.status()).isEqualTo(400);
        assertThat(none.text("code")).isEqualTo("orders.key-missing");
        assertThat(none.text("path")).isEqualTo("Idempotency-Key");
        assertThat(tooLong.text("code")).isEqualTo("orders.key-too-long");
        assertThat(longest.status()).isEqualTo(201);
    }

    @Test
    void optional_fields_may_be_left_out_or_null() {
        var answer = shop.order(
                "null",
                GOOD.replace("N1", "NULLS")
                        .replace(
                                "\"lines\"",
                                "\"customer\":null,\"priority\":null,\"attributes\":null,\"tax\":null,\"lines\"")
                        .replace("\"city\"", "\"company\":null,\"lat\":null,\"city\""));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("total")).isEqualTo("2.5");
    }

    @Test
    void every_script_is_stored_and_shown_exactly() {
        var name = "Zoë 👩‍🚀 שלום مرحبا Ṩ̈";
        var words = "Leave at 🚪 — בבקשה; <script>alert('x')</script> '); drop table oms.pool; --";

        var answer = shop.order(
                "scripts",
                GOOD.replace("N1", "№-✓")
                        .replace("Ada", name)
                        .replace(
                                "\"lines\"", "\"instructions\":" + Shop.JSON.writeValueAsString(words) + ",\"lines\""));

        assertThat(answer.status()).isEqualTo(201);
        var shown = shop.read("/orders/" + answer.text("orderId"));
        assertThat(shown.text("number")).isEqualTo("№-✓");
        assertThat(shown.text("instructions")).isEqualTo(words);
        var contact = new ContactId(Long.parseLong(shown.text("contactId")));
        assertThat(shop.get(Vault.class).open(contact).name()).isEqualTo(name);
    }

    @Test
    void a_rejected_order_is_corrected_and_sent_again_once() {
        var wrong = GOOD.replace("N1", "AGAIN").replace("MUG", "LATER");
        var rejected = shop.order("again", wrong).text("rejectedId");
        assertThat(shop.order("again", wrong).text("rejectedId")).isEqualTo(rejected);
        assertThat(shop.read("/rejected-orders").body().path("items").findValuesAsString("rejectedId"))
                .contains(rejected);

        shop.stock("LATER", 5);
        var sent = shop.post("/rejected-orders/" + rejected + "/resend", "{}");
        var twice = shop.post("/rejected-orders/" + rejected + "/resend", "{}");

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.text("number")).isEqualTo("AGAIN");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text("code")).isEqualTo("orders.rejection-settled");
        assertThat(shop.read("/rejected-orders").body().path("items").findValuesAsString("rejectedId"))
                .doesNotContain(rejected);
    }

    @Test
    void five_hundred_buyers_of_a_hundred_units_get_a_hundred() throws Exception {
        shop.stock("RARE", 100);
        var statuses = new TreeMap<String, Integer>();

        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = new ArrayList<Callable<Shop.Answer>>();
            for (int i = 0; i < 500; i++) {
                var order = GOOD.replace("N1", "B" + i).replace("MUG", "RARE");
                var key = "buyer " + i;
                posts.add(() -> shop.order(key, order));
            }
            for (var answer : buyers.invokeAll(posts))
                statuses.merge(answer.get().status() + " " + answer.get().text("code"), 1, Integer::sum);
        }

        assertThat(statuses)
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of("201 ", 100, "409 availability.not-enough", 400));
        var figures = shop.read("/availability?sku=RARE").body().path("items").path(0);
        assertThat(figures.path("atp").asLong()).isZero();
        assertThat(figures.path("nodes").path(0).path("reserved").asLong()).isEqualTo(100);
        assertThat(shop.get(Invariants.class).broken()).isEmpty();
    }

    private long count(String from) {
        return db.jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }
}
