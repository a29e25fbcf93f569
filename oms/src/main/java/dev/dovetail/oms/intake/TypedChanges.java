package dev.dovetail.oms.intake;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.amendments.Amended;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.amendments.Asked;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.orders.OrderBook;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Reads what was typed as strictly as what is posted. */
@Component
class TypedChanges implements OrderChanges {
    private final AmendmentForm form;
    private final Amendments amendments;
    private final OrderBook book;
    private final Network network;
    private final Body strict;
    private final InstantSource clock;

    TypedChanges(
            AmendmentForm form,
            Amendments amendments,
            OrderBook book,
            Network network,
            Body strict,
            InstantSource clock) {
        this.form = form;
        this.amendments = amendments;
        this.book = book;
        this.network = network;
        this.strict = strict;
        this.clock = clock;
    }

    @Override
    public Amendments.Preview preview(Caller caller, OrderId order, String body) {
        return amendments.preview(asked(caller, order, "preview", body), caller.cause(clock.instant()));
    }

    @Override
    public Amended change(Caller caller, OrderId order, String key, String body) {
        return amendments.amend(asked(caller, order, IntakeApi.checked(key), body), caller.cause(clock.instant()));
    }

    private Asked asked(Caller caller, OrderId id, String key, String body) {
        var raw = strict.read(body.getBytes(StandardCharsets.UTF_8), RawAmendment.class);
        var order = book.getOrder(book.visible(caller, id.value()));
        return form.normal(id, network.getChannel(order.channel()), raw, "typed:" + key);
    }
}
