package dev.dovetail.oms.foreign;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.network.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Applies what a foreign node posts: all of it in one transaction, halved where something fails, until a bad shipment fails alone. */
@Component
class Facts {
    private static final Logger LOG = LoggerFactory.getLogger(Facts.class);
    private static final int TRIES = 4;

    private final FactRound round;
    private final Transactions transactions;

    Facts(FactRound round, Transactions transactions) {
        this.round = round;
        this.transactions = transactions;
    }

    List<Outcome> take(Node node, List<Posted> posted) {
        var outcomes = new ArrayList<Outcome>();
        halve(node, Shipment.of(posted), outcomes);
        return outcomes;
    }

    private void halve(Node node, List<Shipment> shipments, List<Outcome> outcomes) {
        if (shipments.isEmpty()) return;
        try {
            outcomes.addAll(together(node, shipments));
        } catch (RuntimeException e) {
            if (Transactions.databaseAway(e)) throw e;
            if (shipments.size() == 1) {
                outcomes.addAll(failed(shipments.getFirst(), e));
            } else {
                int middle = shipments.size() / 2;
                halve(node, shipments.subList(0, middle), outcomes);
                halve(node, shipments.subList(middle, shipments.size()), outcomes);
            }
        }
    }

    /** Another post may be first with the same numbers: then they are known at the next look. */
    private List<Outcome> together(Node node, List<Shipment> shipments) {
        for (int left = TRIES; ; left--) {
            try {
                return transactions.run(() -> round.take(node, shipments));
            } catch (FactRound.Raced e) {
                if (left == 1) throw e;
            }
        }
    }

    private static List<Outcome> failed(Shipment shipment, RuntimeException e) {
        var first = shipment.facts().getFirst();
        return switch (e) {
            case Refused refused ->
                shipment.fails(
                        first,
                        "refused",
                        refused.refusal().code(),
                        refused.refusal().details());
            case TryLater later -> shipment.fails(first, "later", later.code(), Map.of());
            case FactRound.Raced _ -> shipment.fails(first, "later", "nodes.contended", Map.of());
            case DuplicateKeyException _ -> shipment.fails(first, "refused", "nodes.tracking-taken", Map.of());
            default -> {
                LOG.error("a fault in facts about {}", shipment.work(), e);
                yield shipment.fails(first, "later", "nodes.fault", Map.of());
            }
        };
    }
}
