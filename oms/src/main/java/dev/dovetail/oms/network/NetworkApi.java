package dev.dovetail.oms.network;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Nodes and channels over HTTP. */
@RestController
@RequestMapping("/api/v1")
class NetworkApi {
    private final Network network;
    private final NetworkSetup setup;
    private final Body body;
    private final InstantSource clock;

    NetworkApi(Network network, NetworkSetup setup, Body body, InstantSource clock) {
        this.network = network;
        this.setup = setup;
        this.body = body;
        this.clock = clock;
    }

    @GetMapping("/nodes")
    @Permit(Permission.STOCK_READ)
    Map<String, List<NodeBody>> nodes() {
        return Map.of("items", network.nodes().stream().map(NodeBody::of).toList());
    }

    @PutMapping("/nodes/{code}")
    @Permit(Permission.SETUP_WRITE)
    NodeBody putNode(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var node = body.read(request, NodeBody.class).toNode(code);
        setup.put(node, caller.cause(clock.instant()));
        return NodeBody.of(network.getNode(code));
    }

    @GetMapping("/channels")
    @Permit(Permission.STOCK_READ)
    Map<String, List<ChannelBody>> channels(Caller caller) {
        return Map.of(
                "items",
                network.channels().stream()
                        .filter(channel -> channel.client() == caller.client() && caller.mayUse(channel.code()))
                        .map(ChannelBody::of)
                        .toList());
    }

    @PutMapping("/channels/{code}")
    @Permit(Permission.SETUP_WRITE)
    ChannelBody putChannel(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var channel = body.read(request, ChannelBody.class).toChannel(code, caller.client());
        setup.put(channel, caller.cause(clock.instant()));
        return ChannelBody.of(channel);
    }
}
