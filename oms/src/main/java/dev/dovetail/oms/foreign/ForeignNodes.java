package dev.dovetail.oms.foreign;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which API keys speak for which node. A key sees the nodes it is bound to and no other; an admin sees all. */
@Service
public class ForeignNodes {
    private final JdbcClient jdbc;
    private final Network network;
    private final Audit audit;
    private final Transactions transactions;
    private final InstantSource clock;

    ForeignNodes(JdbcClient jdbc, Network network, Audit audit, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.network = network;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Refuses {@code network.unknown-node}, also to a key of another node, and {@code nodes.ours} for one that our warehouse works. */
    Node get(Caller caller, String code) {
        var node = network.getNode(code);
        if (!caller.may(Permission.ADMIN) && !bound(caller, node.id()))
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("network.unknown-node", Map.of("node", code)));
        return foreign(node);
    }

    /** The node's keys are exactly these from now on. Refuses {@code network.unknown-node} and {@code nodes.ours}. */
    public void bind(Caller caller, String code, List<String> keys) {
        var node = foreign(network.getNode(code));
        var cause = caller.cause(clock.instant());
        transactions.run(() -> {
            jdbc.sql("delete from oms.node_key where node_id = :node and key_name <> all (:keys)")
                    .param("node", node.id().value())
                    .param("keys", keys.toArray(String[]::new))
                    .update();
            jdbc.sql("""
                    insert into oms.node_key (node_id, key_name) select :node, unnest(cast(:keys as text[])) on conflict do nothing
                    """)
                    .param("node", node.id().value())
                    .param("keys", keys.stream().sorted().toArray(String[]::new))
                    .update();
            audit.record(cause, "node.bind-keys", "node:" + code, Map.of("keys", keys));
        });
    }

    private boolean bound(Caller caller, NodeId node) {
        return caller.through().equals("api")
                && jdbc.sql("select exists (select from oms.node_key where node_id = :node and key_name = :key)")
                        .param("node", node.value())
                        .param("key", caller.name())
                        .query(Boolean.class)
                        .single();
    }

    private static Node foreign(Node node) {
        if (node.kind().handlesGoods())
            throw new Refused(Refused.Kind.CONFLICT, new Refusal("nodes.ours", Map.of("node", node.code())));
        return node;
    }
}
