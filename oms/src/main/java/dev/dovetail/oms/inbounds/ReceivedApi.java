package dev.dovetail.oms.inbounds;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Goods that have come to a node which does not tell its own stock, over HTTP. */
@RestController
class ReceivedApi {
    private final Inbounds inbounds;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    ReceivedApi(Inbounds inbounds, Network network, Body body, InstantSource clock) {
        this.inbounds = inbounds;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    /** @param over whether nothing more will come; left out, it will not */
    record ReceivedBody(long quantity, @Nullable Boolean over) {}

    @PostMapping("/api/v1/nodes/{code}/inbounds/{id}/received")
    @Permit(Permission.STOCK_FEED)
    InboundApi.Row received(
            Caller caller, @PathVariable String code, @PathVariable String id, HttpServletRequest request) {
        var asked = body.read(request, ReceivedBody.class);
        return InboundApi.Row.of(inbounds.received(
                network.getNode(code).id(),
                caller.client(),
                id,
                InboundBody.units(asked.quantity(), "/quantity"),
                asked.over() == null || asked.over(),
                caller.cause(clock.instant())));
    }
}
