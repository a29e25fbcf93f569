package dev.dovetail.oms.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.NodeByHand;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.Holds;
import dev.dovetail.oms.holds.NewHold;
import dev.dovetail.oms.holds.ReleaseRule;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.NetworkSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that waits for a person is listed with its age, owner and runbook. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExceptionsTest {
    private static final int ORDERS = 7;

    private final OmsHouse house;
    private final NodeByHand node;
    private final TestDatabase db;
    private Exceptions exceptions;

    ExceptionsTest(TestDatabase db) {
        this.db = db;
        house = new OmsHouse(db);
        node = house.node();
    }

    @BeforeAll
    void what_goes_wrong() {
        exceptions = house.get(Exceptions.class);
        for (int i = 0; i < ORDERS; i++) {
            house.sku("LOST" + i, 2, 0);
            var work = house.released(Orderly.from("shop", "S" + i).line("LOST" + i, 2));
            node.tell(node.stock(OmsHouse.EAST, "LOST" + i, -2, "lost"), node.lacking(work, 2));
            house.later(Duration.ofMinutes(1));
        }
        house.sku("PAN", 5, 0);
        var held = house.capture(Orderly.from("slow", "H1").line("PAN", 2));
        house.get(Holds.class)
                .place(
                        new NewHold(
                                new OrderId(Long.parseLong(held)),
                                HoldKind.MANUAL,
                                "ask",
                                "call first",
                                "risk",
                                ReleaseRule.BY_HAND,
                                null,
                                null),
                        house.cause());
        house.get(NetworkSetup.class).offline("WEST", "a flood", house.cause());
        db.owner().sql("""
                insert into oms.feed (node_id, client_id, kind, netting, figure, on_empty, absent, every_seconds,
                    late_after_seconds, doubt_seconds, gap_seconds, drop_percent, as_of)
                values (2, 1, 'snapshots', 'cut', 'on-hand', 'hold', 'zero', 60, 120, 0, 0, 50, timestamptz '2026-03-01T00:00Z')
                """).update();
        db.owner().sql("""
                insert into oms.feed_message (node_id, id, client_id, message, content_hash, watermark, cut_at, received_at,
                    records, failed, absent, units_before, units_after, state, code, body)
                values (2, 9, 1, 'm1', decode(repeat('00', 16), 'hex'), 0, timestamptz '2026-03-02T00:00Z',
                    timestamptz '2026-03-02T00:00Z', 1, 0, 0, 10, 0, 'held', 'feeds.empty', '')
                """).update();
        db.owner()
                .sql("update oms.channel set preorder = true where code = 'slow'")
                .update();
        db.owner().sql("""
                insert into oms.rejected_order (slot, id, client_id, channel, code, detail, key_id, body, received_at)
                values (1, 257, 1, 'web', 'orders.unknown-sku', 'no such SKU', 'k', ''::bytea, timestamptz '2026-03-02T00:00Z')
                """).update();
        house.later(Duration.ofHours(1));
    }

    private ExceptionGroup group(ExceptionKind kind, String... channels) {
        return exceptions.groups(1, Set.of(channels)).stream()
                .filter(group -> group.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static ExceptionQuery query(String after, int limit) {
        return new ExceptionQuery(1, Set.of(), null, after, limit);
    }

    @Test
    void each_kind_has_its_count_oldest_age_owner_and_first_rows() {
        var shortfalls = group(ExceptionKind.SHORTFALL);

        assertThat(shortfalls.count()).isEqualTo(ORDERS);
        assertThat(shortfalls.oldest()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(shortfalls.oldestSeconds())
                .isEqualTo(Duration.between(shortfalls.oldest(), house.now()).toSeconds());
        assertThat(shortfalls.owner()).isEqualTo("customer-care");
        assertThat(shortfalls.first()).hasSize(5);
        assertThat(shortfalls.first().getFirst().what()).isEqualTo("2 x LOST0: no other node has them");
        assertThat(shortfalls.first().getFirst().dueAt()).isNotNull();
        assertThat(group(ExceptionKind.HELD_ORDER).first())
                .singleElement()
                .satisfies(row -> assertThat(row.owner()).isEqualTo("risk"));
        assertThat(group(ExceptionKind.NODE_OFFLINE).first())
                .singleElement()
                .satisfies(row -> assertThat(row.node()).isEqualTo("WEST"));
        assertThat(group(ExceptionKind.STALE_FEED).first().getFirst().what()).isEqualTo("its feed is late");
        assertThat(group(ExceptionKind.FEED_WAITING).first().getFirst().what()).isEqualTo("m1: feeds.empty");
        assertThat(group(ExceptionKind.REJECTED_ORDER).first().getFirst().orderId())
                .isNull();
        assertThat(group(ExceptionKind.HELD_WORK).count()).isZero();
        assertThat(group(ExceptionKind.HELD_WORK).oldest()).isNull();
    }

    @Test
    void pages_go_on_where_the_one_before_ended() {
        var first = exceptions.list(ExceptionKind.SHORTFALL, query(null, 4));
        var second = exceptions.list(ExceptionKind.SHORTFALL, query(first.next(), 4));

        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).hasSize(ORDERS - 4);
        assertThat(second.next()).isNull();
        assertThat(second.items()).doesNotContainAnyElementsOf(first.items());
        assertThatThrownBy(() -> exceptions.list(ExceptionKind.SHORTFALL, query("nonsense", 4)))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> exceptions.list(ExceptionKind.SHORTFALL, query("2026-03-02T00:00:00Z_x", 4)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_channel_s_caller_sees_its_orders_and_no_node() {
        assertThat(group(ExceptionKind.SHORTFALL, "shop").count()).isEqualTo(ORDERS);
        assertThat(group(ExceptionKind.SHORTFALL, "web").count()).isZero();
        assertThat(group(ExceptionKind.NODE_OFFLINE, "shop").count()).isZero();
        assertThat(exceptions
                        .list(ExceptionKind.SHORTFALL, new ExceptionQuery(2, Set.of(), null, null, 5))
                        .items())
                .isEmpty();
        assertThat(exceptions
                        .list(ExceptionKind.HELD_ORDER, new ExceptionQuery(1, Set.of(), "care", null, 5))
                        .items())
                .isEmpty();
    }

    @Test
    void a_pre_order_whose_goods_should_be_there_is_overdue() {
        house.sku("NEXT", 0, 0);
        var setup = house.get(dev.dovetail.oms.inbounds.Inbounds.class);
        setup.put(
                new dev.dovetail.oms.inbounds.Inbound(
                        new dev.dovetail.kernel.NodeId(OmsHouse.EAST),
                        "po.1",
                        new dev.dovetail.kernel.Sku(1, "NEXT"),
                        java.time.LocalDate.parse("2026-03-03"),
                        true,
                        5,
                        0,
                        0,
                        false),
                house.cause());
        var order = house.capture(Orderly.from("slow", "P1").line("NEXT", 2));
        assertThat(group(ExceptionKind.OVERDUE_PREORDER).count()).isZero();

        house.later(Duration.ofDays(3));

        assertThat(group(ExceptionKind.OVERDUE_PREORDER).first())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.orderId()).isEqualTo(order);
                    assertThat(row.what()).isEqualTo("2 x NEXT of po.1");
                });
    }

    @ParameterizedTest
    @EnumSource(ExceptionKind.class)
    void each_kind_has_its_heading_in_the_runbook(ExceptionKind kind) throws Exception {
        assertThat(ExceptionKind.of(kind.wire())).contains(kind);
        assertThat(Files.readString(Path.of("../docs/operations.md"))).contains("\n### " + kind.wire() + "\n");
        assertThat(exceptions.list(kind, query(null, 1)).items()).hasSizeLessThanOrEqualTo(1);
    }
}
