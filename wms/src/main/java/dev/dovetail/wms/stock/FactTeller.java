package dev.dovetail.wms.stock;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes facts to the node's outbox, due at once; their ids rise in the order given. */
@Component
class FactTeller {
    private static final String DESTINATION = "oms";
    private static final Map<Class<?>, String> TYPES = NodeFact.TYPES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;
    private final InstantSource clock;

    FactTeller(Outbox outbox, Json json, IdSource ids, InstantSource clock) {
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(NodeId node, List<Telling> facts) {
        var now = clock.instant();
        outbox.record(
                Stock.FAMILY,
                facts.stream().map(fact -> outgoing(node, fact, now)).toList());
    }

    private Outgoing outgoing(NodeId node, Telling telling, Instant now) {
        var type = TYPES.get(telling.fact().getClass());
        if (type == null)
            throw new IllegalStateException("no wire name for " + telling.fact().getClass());
        return new Outgoing(
                node.value(),
                ids.next(node.value() & 255),
                node.value(),
                telling.lane(),
                telling.seq(),
                type,
                DESTINATION,
                telling.businessKey(),
                now,
                json.write(telling.fact()));
    }
}
