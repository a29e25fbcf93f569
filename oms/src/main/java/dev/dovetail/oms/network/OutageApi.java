package dev.dovetail.oms.network;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes nodes offline and back over HTTP. */
@RestController
@RequestMapping("/api/v1/nodes")
class OutageApi {
    private final Network network;
    private final NetworkSetup setup;
    private final Body body;
    private final InstantSource clock;

    OutageApi(Network network, NetworkSetup setup, Body body, InstantSource clock) {
        this.network = network;
        this.setup = setup;
        this.body = body;
        this.clock = clock;
    }

    record Turn(String reason) {}

    @PostMapping("/{code}/offline")
    @Permit(Permission.SETUP_WRITE)
    NodeBody offline(Caller caller, @PathVariable String code, HttpServletRequest request) {
        setup.offline(code, reason(request), caller.cause(clock.instant()));
        return NodeBody.of(network.getNode(code));
    }

    @PostMapping("/{code}/online")
    @Permit(Permission.SETUP_WRITE)
    NodeBody online(Caller caller, @PathVariable String code, HttpServletRequest request) {
        setup.online(code, reason(request), caller.cause(clock.instant()));
        return NodeBody.of(network.getNode(code));
    }

    private String reason(HttpServletRequest request) {
        var reason = body.read(request, Turn.class).reason().strip();
        if (reason.isEmpty() || reason.length() > 500)
            throw new Malformed("network.reason", "/reason", "has 1 to 500 characters");
        return reason;
    }
}
