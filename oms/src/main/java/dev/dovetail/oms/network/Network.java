package dev.dovetail.oms.network;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.memory.Lately;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Reads nodes, channels and places. Kept in memory for a second, so that a change made by another process is seen within one.
 * What memory does not know is looked for in the database before it is said not to exist: another process may just have made it.
 */
@Service
public class Network {
    private final NetworkStore store;
    private final Lately<Loaded> loaded;

    Network(NetworkStore store, InstantSource clock) {
        this.store = store;
        this.loaded = new Lately<>(() -> Loaded.of(store.nodes(), store.channels()), clock);
    }

    /** Every node, by id. */
    public List<Node> nodes() {
        return loaded.get().nodes();
    }

    /** Every node as the caller's transaction sees it, and not from memory. */
    public List<Node> nodesNow() {
        return store.nodes();
    }

    /** The nodes that are offline as the caller's transaction sees it, and not from memory. */
    public Set<NodeId> offlineNow() {
        return store.offline();
    }

    public Optional<Node> findNode(NodeId id) {
        return Optional.ofNullable(loaded.get().byId().get(id));
    }

    public Optional<Node> findNode(String code) {
        var known = loaded.get().byCode().get(code);
        return Optional.ofNullable(
                known != null ? known : loaded.anew().byCode().get(code));
    }

    /** Refuses {@code network.unknown-node}. */
    public Node getNode(String code) {
        return findNode(code).orElseThrow(() -> unknown("network.unknown-node", "node", code));
    }

    /** Every channel, by code. */
    public List<Channel> channels() {
        return loaded.get().channels();
    }

    public Optional<Channel> findChannel(String code) {
        return loaded.get().channel(code).or(() -> loaded.anew().channel(code));
    }

    /** Refuses {@code network.unknown-channel}. */
    public Channel getChannel(String code) {
        return findChannel(code).orElseThrow(() -> unknown("network.unknown-channel", "channel", code));
    }

    /** The channel, where the caller may see it. Refuses {@code network.unknown-channel}, also for another's. */
    public Channel visible(Caller caller, String code) {
        return findChannel(code)
                .filter(channel -> channel.client() == caller.client() && caller.mayUse(code))
                .orElseThrow(() -> unknown("network.unknown-channel", "channel", code));
    }

    /** Where a postal code lies; US codes only so far. Costs no query. */
    public Optional<Place> place(String country, String postal) {
        return country.equals("US") ? Zips.ALL.find(postal.strip()) : Optional.empty();
    }

    void forget() {
        loaded.forget();
    }

    private static Refused unknown(String code, String what, String given) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal(code, Map.of(what, given)));
    }

    private record Loaded(List<Node> nodes, Map<NodeId, Node> byId, Map<String, Node> byCode, List<Channel> channels) {
        static Loaded of(List<Node> nodes, List<Channel> channels) {
            return new Loaded(
                    nodes,
                    nodes.stream().collect(toUnmodifiableMap(Node::id, identity())),
                    nodes.stream().collect(toUnmodifiableMap(Node::code, identity())),
                    channels);
        }

        Optional<Channel> channel(String code) {
            return channels.stream()
                    .filter(channel -> channel.code().equals(code))
                    .findFirst();
        }
    }

    /** Loaded when a place is first asked for. */
    private static final class Zips {
        static final ZipCentroids ALL = ZipCentroids.load();
    }
}
