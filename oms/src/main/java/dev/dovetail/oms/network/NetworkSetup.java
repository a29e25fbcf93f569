package dev.dovetail.oms.network;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Sets up nodes and channels. */
@Service
public class NetworkSetup {
    /** Longer than anybody remembers the network as it was. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final NetworkStore store;
    private final Network network;
    private final Audit audit;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    NetworkSetup(
            NetworkStore store,
            Network network,
            Audit audit,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.store = store;
        this.audit = audit;
        this.network = network;
        this.transactions = transactions;
        this.events = events;
    }

    /** Makes or changes a node. A code keeps its id for ever, and an id its code: {@code network.node-taken}. */
    public void put(Node node, Cause cause) {
        transactions.run(() -> {
            var before = store.nodes();
            if (before.stream().anyMatch(other -> taken(other, node)))
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        new Refusal(
                                "network.node-taken",
                                Map.of("code", node.code(), "nodeId", node.id().value())));
            store.put(node);
            audit.record(
                    cause,
                    "node.put",
                    "node:" + node.code(),
                    Map.of("kind", node.kind().word(), "ships", node.ships()));
            boolean heard = before.stream()
                    .anyMatch(other ->
                            other.id().equals(node.id()) && other.kind().handlesGoods());
            boolean changed = before.stream().anyMatch(other -> other.id().equals(node.id()) && !other.equals(node));
            if (changed)
                events.publishEvent(
                        new MayServeMore(node.id(), "edited", cause.at().plus(REMEMBERED)));
            if (!heard) events.publishEvent(new NodeOpened(node));
        });
        network.forget();
    }

    /**
     * From now on the node gets no new work, and what it has and has not picked is given to others. Again changes nothing.
     * Refuses {@code network.unknown-node}.
     */
    public void offline(String code, String reason, Cause cause) {
        var since = cause.at()
                .truncatedTo(ChronoUnit.MICROS); // as the row keeps it: its work is taken for this very outage
        turn(code, "node.offline", reason, cause, node -> store.offline(node.id(), reason, since), since);
    }

    /** It gets work again. Refuses {@code network.unknown-node}. */
    public void online(String code, String reason, Cause cause) {
        turn(code, "node.online", reason, cause, node -> store.online(node.id()), null);
    }

    private void turn(
            String code, String what, String reason, Cause cause, Predicate<Node> turned, @Nullable Instant since) {
        transactions.run(() -> {
            var node = network.getNode(code);
            if (!turned.test(node)) return;
            audit.record(cause, what, "node:" + code, Map.of("reason", reason));
            events.publishEvent(new NodeOutage(node.id(), since, cause));
        });
        network.forget();
    }

    /** Makes or changes a channel. Refuses {@code network.channel-taken} where another client has the code. */
    public void put(Channel channel, Cause cause) {
        transactions.run(() -> {
            if (!store.put(channel))
                throw new Refused(
                        Refused.Kind.CONFLICT, new Refusal("network.channel-taken", Map.of("code", channel.code())));
            audit.record(
                    cause,
                    "channel.put",
                    "channel:" + channel.code(),
                    Map.of(
                            "policy",
                            channel.policy().word(),
                            "remorseSeconds",
                            channel.remorse().toSeconds(),
                            "preorder",
                            channel.preorder()));
        });
        network.forget();
    }

    private static boolean taken(Node other, Node node) {
        return other.id().equals(node.id()) != other.code().equals(node.code());
    }
}
