package dev.dovetail.oms.verification;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.ground.memory.Lately;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.Holds;
import dev.dovetail.oms.holds.NewHold;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.verification.ChannelChecks.Mode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks orders as they are captured, and holds what fails. Settings are kept in memory for a second. */
@Service
public class Verification {
    /** Who decides about each kind. */
    static final Map<HoldKind, String> OWNERS = Map.of(
            HoldKind.ADDRESS, "customer-care",
            HoldKind.PRICE, "merchandising",
            HoldKind.DUPLICATE, "customer-care",
            HoldKind.FRAUD, "risk");

    private final CheckStore store;
    private final Duplicates duplicates;
    private final FraudAsking asking;
    private final Holds holds;
    private final Network network;
    private final InstantSource clock;
    private final Lately<Map<String, ChannelChecks>> checks;

    Verification(
            CheckStore store,
            Duplicates duplicates,
            FraudAsking asking,
            Holds holds,
            Network network,
            InstantSource clock) {
        this.store = store;
        this.duplicates = duplicates;
        this.asking = asking;
        this.holds = holds;
        this.network = network;
        this.clock = clock;
        this.checks = new Lately<>(store::all, clock);
    }

    /** An order that is being captured, and what its checks said before. */
    public record Capturing(OrderId order, String channel, Checked checked) {}

    /** The checks of a channel; all off where it says nothing. */
    public ChannelChecks of(String channel) {
        return checks.get().getOrDefault(channel, ChannelChecks.none(channel));
    }

    void forget() {
        checks.forget();
    }

    /**
     * Checks address, price and fraud score; no query but one for prices where the channel has them checked. Where the
     * channel refuses what is found, the refusal is part of the answer, with a code such as {@code
     * verification.address-region-missing} and its path: the same order again is answered with the one stored.
     */
    public Checked check(Posted order) {
        var checks = of(order.channel());
        var findings = new ArrayList<Finding>();
        var refused = new ArrayList<Finding>();
        address(checks, order).ifPresent(checks.address() == Mode.REFUSE ? refused::add : findings::add);
        price(checks, order).ifPresent(checks.price() == Mode.REFUSE ? refused::add : findings::add);
        boolean asks = checks.fraud() != Mode.OFF && (order.fraudScore() == null || checks.fraudLimit() == null);
        if (asks) findings.add(FraudRule.unknown());
        else if (checks.fraud() != Mode.OFF)
            FraudRule.of(order.fraudScore(), checks.fraudLimit())
                    .ifPresent(checks.fraud() == Mode.REFUSE ? refused::add : findings::add);
        var refusal = refused.isEmpty() ? null : refused(refused.getFirst());
        return new Checked(
                findings,
                checks.duplicates() == Mode.OFF ? null : Likeness.of(order),
                asks && checks.fraudPartner() != null,
                checks.cutoffs(),
                refusal);
    }

    private Optional<Finding> address(ChannelChecks checks, Posted order) {
        if (checks.address() == Mode.OFF) return Optional.empty();
        var contact = order.contact();
        return AddressCheck.of(contact, order.said(), network.place(contact.country(), contact.postalCode()));
    }

    private Optional<Finding> price(ChannelChecks checks, Posted order) {
        if (checks.price() == Mode.OFF) return Optional.empty();
        var skus = order.lines().stream().map(Posted.Line::sku).collect(toSet());
        return PriceCheck.of(order.lines(), store.prices(skus, order.currency()), checks.priceTolerance());
    }

    /**
     * Claims the likeness of each order, in the capture's transaction and before any other lock: of two that look the same,
     * in one batch or in two, the one that claims later sees the one before. Answers what each suspect looks like.
     */
    public Map<OrderId, OrderId> claim(List<Capturing> orders, Instant at) {
        return duplicates.claim(orders, this::of, at);
    }

    /** Why a channel does not take an order that looks like another; empty where it does. */
    public Optional<Refused> refusal(String channel, OrderId other) {
        return of(channel).duplicates() == Mode.REFUSE
                ? Optional.of(refused(Duplicates.finding(other)))
                : Optional.empty();
    }

    /** Holds what was found, and asks who is to be asked; in the capture's transaction. Answers how many holds each order has. */
    public Map<OrderId, Long> hold(List<Capturing> orders, Map<OrderId, OrderId> alike, Instant at) {
        var wanted = new ArrayList<NewHold>();
        for (var order : orders) {
            for (var finding : order.checked().findings()) wanted.add(hold(order.order(), finding, null));
            var other = alike.get(order.order());
            if (other != null) wanted.add(hold(order.order(), Duplicates.finding(other), other));
        }
        if (wanted.isEmpty()) return Map.of();
        var placed = holds.placeAtCapture(wanted, new Cause("system", at, "check"));
        asking.ask(placed, orders, this::of, at);
        return placed.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        hold -> new OrderId(Long.parseLong(hold.orderId())), java.util.stream.Collectors.counting()));
    }

    private static NewHold hold(OrderId order, Finding finding, @Nullable OrderId other) {
        return new NewHold(
                order,
                finding.kind(),
                finding.code(),
                finding.detail(),
                Objects.requireNonNull(OWNERS.get(finding.kind())),
                dev.dovetail.oms.holds.ReleaseRule.WHEN_CHECKED,
                null,
                other);
    }

    private static Refused refused(Finding finding) {
        return new Refused(
                Refused.Kind.UNPROCESSABLE,
                new Refusal("verification." + finding.code(), Map.of("path", finding.path(), "why", finding.detail())));
    }
}
