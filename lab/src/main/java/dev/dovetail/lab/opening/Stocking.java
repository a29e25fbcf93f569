package dev.dovetail.lab.opening;

import dev.dovetail.lab.floor.Crew;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Delivery;
import dev.dovetail.lab.world.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Announces deliveries and scans them in. */
public record Stocking(Api api, Crew crew, World world) {

    /** Each node's on a thread of its own. */
    public void bring(List<Delivery> deliveries) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var byNode = deliveries.stream().collect(java.util.stream.Collectors.groupingBy(Delivery::node));
            var all = byNode.values().stream()
                    .map(some ->
                            java.util.concurrent.CompletableFuture.runAsync(() -> some.forEach(this::bring), threads))
                    .toList();
            all.forEach(java.util.concurrent.CompletableFuture::join);
        }
    }

    public void bring(Delivery delivery) {
        receive(announce(delivery));
    }

    /** A delivery that is on its way. @param id its name at the node */
    public record Announced(String id, Delivery delivery) {}

    public void receive(Announced announced) {
        crew.receive(announced.id(), announced.delivery(), Opening.DOCK);
    }

    public Announced announce(Delivery delivery) {
        var announced = Map.of(
                "reference", delivery.reference(), "supplier", world.supplier().code(), "lines", delivery.lines());
        var reply = api.post("/warehouses/" + delivery.node() + "/deliveries", announced);
        return new Announced(id(reply.must("delivery " + delivery.reference())), delivery);
    }

    private static String id(Api.Reply reply) {
        var id = reply.body().path("deliveryId").asString("");
        return id.isEmpty() ? reply.body().path("id").asString("") : id;
    }
}
