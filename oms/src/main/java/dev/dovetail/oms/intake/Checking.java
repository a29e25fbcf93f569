package dev.dovetail.oms.intake;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.verification.Checked;
import dev.dovetail.oms.verification.Posted;
import dev.dovetail.oms.verification.Verification;
import dev.dovetail.oms.verification.Verification.Capturing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has orders checked as they come, and held or refused as they are captured. */
@Component
class Checking {
    private static final int MOST_SCORE = 1_000;

    private final Verification verification;

    Checking(Verification verification) {
        this.verification = verification;
    }

    Checked check(RawOrder raw, Channel channel, Contact contact, List<NormalOrder.Line> lines) {
        var score = raw.fraudScore();
        if (score != null && (score < 0 || score > MOST_SCORE))
            throw new Malformed("verification.out-of-range", "/fraudScore", "0 to " + MOST_SCORE);
        var to = raw.shipTo();
        var said = to.lat() == null || to.lon() == null ? null : new Place(to.lat(), to.lon());
        return verification.check(new Posted(
                channel.code(),
                channel.client(),
                channel.currency().getCurrencyCode(),
                Fields.optional(raw.customer(), "/customer", 80),
                contact,
                said,
                score,
                lines.stream().map(Checking::line).toList()));
    }

    private static Posted.Line line(NormalOrder.Line line) {
        return new Posted.Line(line.line(), line.sku(), line.pack(), line.quantity(), line.unitPrice());
    }

    /** Answers those that a check refuses, and returns the others: a known order is answered before it comes here. */
    List<Waiting> passing(List<Waiting> fresh) {
        var passing = new ArrayList<Waiting>(fresh.size());
        for (var waiting : fresh) {
            var refusal = waiting.order().checked().refusal();
            if (refusal == null) passing.add(waiting);
            else waiting.answer().completeExceptionally(refusal);
        }
        return passing;
    }

    /** What each suspect looks like. Claims, so before every other lock of the capture. */
    Map<OrderId, OrderId> claim(List<Waiting> orders, Instant at) {
        return verification.claim(orders.stream().map(Checking::capturing).toList(), at);
    }

    /** The suspects that their channel does not take. */
    Map<Waiting, Refused> refused(List<Waiting> orders, Map<OrderId, OrderId> alike) {
        if (alike.isEmpty()) return Map.of();
        var refused = new LinkedHashMap<Waiting, Refused>();
        for (var waiting : orders) {
            var why = refusal(waiting, alike.get(waiting.order().id()));
            if (why != null) refused.put(waiting, why);
        }
        return refused;
    }

    private @Nullable Refused refusal(Waiting waiting, @Nullable OrderId other) {
        return other == null
                ? null
                : verification.refusal(waiting.order().channel().code(), other).orElse(null);
    }

    /** Holds what was found of captured orders; how many holds each has. */
    Map<OrderId, Long> hold(List<Planned> orders, Map<OrderId, OrderId> alike, Instant at) {
        var capturing =
                orders.stream().map(planned -> capturing(planned.waiting())).toList();
        return verification.hold(capturing, alike, at);
    }

    private static Capturing capturing(Waiting waiting) {
        var order = waiting.order();
        return new Capturing(order.id(), order.channel().code(), order.checked());
    }
}
