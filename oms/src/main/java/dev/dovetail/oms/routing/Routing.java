package dev.dovetail.oms.routing;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.MayServeMore;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.sourcing.RuleBook;
import dev.dovetail.oms.sourcing.Rules;
import dev.dovetail.oms.sourcing.Snapshots;
import dev.dovetail.oms.sourcing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Every change to the rules of sourcing goes through here: who wrote them, who else published them, and why. */
@Service
public class Routing {
    private static final int MOST_GOLDEN = 500;
    private static final int MOST_DRAFTS = 100;

    /** Longer than anybody remembers the rules before. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final RuleStore store;
    private final Golden golden;
    private final Network network;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Audit audit;
    private final IdSource ids;
    private final ApplicationEventPublisher events;

    Routing(
            RuleStore store,
            Golden golden,
            Network network,
            Snapshots snapshots,
            Transactions transactions,
            Audit audit,
            IdSource ids,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.golden = golden;
        this.network = network;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
    }

    /** The rules in force; those that stand where nobody published any have version 0. */
    public RuleBook current() {
        return snapshots.world().rules();
    }

    /** What was published, the newest first. */
    public List<Published> history(int below, int limit) {
        return store.versions(below, limit);
    }

    /** What was published under this number. Refuses {@code rules.version-not-found}. */
    public Published version(int version) {
        return store.version(version)
                .orElseThrow(() -> notFound("rules.version-not-found", "version", Integer.toString(version)));
    }

    public List<Draft> drafts() {
        return store.drafts(MOST_DRAFTS);
    }

    /** Refuses {@code rules.draft-not-found}. */
    public Draft draft(long id) {
        return store.draft(id).orElseThrow(() -> notFound("rules.draft-not-found", "draft", Long.toString(id)));
    }

    /** Begins a draft. Refuses with the place what cannot be meant; see {@link RuleBook#checked}. */
    public Draft begin(Rules rules, Cause cause) {
        checked(rules);
        long id = ids.next(0);
        return transactions.run(() -> {
            store.insert(id, rules, cause.who(), store.latest(), cause.at());
            audit.record(cause, "rules.draft", "draft:" + id, Map.of("name", rules.name()));
            return draft(id);
        });
    }

    /** Saves a draft. Refuses {@code rules.changed-meanwhile} where {@code seen} is not its version any more. */
    public Draft save(long id, int seen, Rules rules, Cause cause) {
        checked(rules);
        return transactions.run(() -> {
            var before = draft(id);
            if (!store.update(id, seen, rules, cause.who(), cause.at())) throw changed(before);
            audit.record(cause, "rules.draft", "draft:" + id, Map.of("name", rules.name(), "version", seen + 1));
            return draft(id);
        });
    }

    public void drop(long id, int seen, Cause cause) {
        transactions.run(() -> {
            var before = draft(id);
            if (!store.close(id, seen, "dropped")) throw changed(before);
            audit.record(cause, "rules.drop", "draft:" + id, Map.of());
        });
    }

    /**
     * Puts a draft in force, by a second person. Refuses {@code rules.second-person}, {@code rules.golden-broken}, {@code
     * rules.outdated} where another version was published since the draft was begun, {@code rules.changed-meanwhile}.
     */
    public Published publish(long id, int seen, String note, Cause cause) {
        return transactions.run(() -> {
            var draft = draft(id);
            if (draft.basedOn() != store.latest())
                throw conflict("rules.outdated", Map.of("basedOn", draft.basedOn(), "latest", store.latest()));
            var published = put(draft.rules(), draft.author(), null, note, cause);
            if (!store.close(id, seen, "published")) throw changed(draft);
            return published;
        });
    }

    /** Brings an older version back as a new one, by somebody who did not write it. Refuses like {@link #publish}. */
    public Published restore(int version, String note, Cause cause) {
        return transactions.run(() -> {
            var old = version(version);
            return put(old.rules(), old.author(), version, note, cause);
        });
    }

    private Published put(
            Rules rules, String author, @org.jspecify.annotations.Nullable Integer restores, String note, Cause cause) {
        if (author.equals(cause.who())) throw conflict("rules.second-person", Map.of("author", author));
        int version = store.latest() + 1;
        var broken = golden.broken(store.golden(MOST_GOLDEN), world(checked(rules)));
        if (!broken.isEmpty()) throw conflict("rules.golden-broken", Map.of("broken", broken));
        var published = new Published(version, rules, author, cause.who(), cause.at(), note, restores);
        if (!store.publish(published)) throw conflict("rules.outdated", Map.of("latest", store.latest()));
        audit.record(cause, "rules.publish", "rules:" + version, Map.of("author", author, "note", note));
        network.nodes().stream()
                .findFirst()
                .ifPresent(any -> events.publishEvent(
                        new MayServeMore(any.id(), "rules", cause.at().plus(REMEMBERED))));
        return published;
    }

    /** A client's golden orders, by name. */
    public List<GoldenOrder> golden(int client) {
        return store.golden(MOST_GOLDEN).stream()
                .filter(order -> isOf(client, order))
                .toList();
    }

    private boolean isOf(int client, GoldenOrder order) {
        return network.findChannel(order.channel())
                .filter(channel -> channel.client() == client)
                .isPresent();
    }

    /** Those of a client that would route otherwise under these rules. */
    public List<GoldenOrder.Broken> broken(int client, Rules rules) {
        return golden.broken(golden(client), world(checked(rules)));
    }

    /**
     * Keeps a golden order. Refuses {@code rules.golden-broken} where it does not route so today, {@code
     * network.unknown-channel} where its channel is not the client's, {@code rules.golden-taken} where another has the name.
     */
    public void put(int client, GoldenOrder order, Cause cause) {
        if (!isOf(client, order)) throw notFound("network.unknown-channel", "channel", order.channel());
        if (order.name().isBlank() || order.name().length() > 80)
            throw new Malformed("rules.name", "/name", "a name has 1 to 80 characters");
        var broken = golden.broken(List.of(order), snapshots.world());
        if (!broken.isEmpty()) throw conflict("rules.golden-broken", Map.of("broken", broken));
        transactions.run(() -> {
            var kept = store.golden(MOST_GOLDEN);
            if (kept.size() >= MOST_GOLDEN) throw conflict("rules.too-many-golden", Map.of("most", MOST_GOLDEN));
            if (kept.stream().anyMatch(other -> other.name().equals(order.name()) && !isOf(client, other)))
                throw conflict("rules.golden-taken", Map.of("name", order.name()));
            store.put(order, cause.who(), cause.at());
            audit.record(cause, "rules.golden", "golden:" + order.name(), Map.of());
        });
    }

    /**
     * Keeps a captured order as a golden one, with the stock that was in view then, as it routes under the rules in force.
     * Refuses {@code rules.order-without-choice} where nothing was ever sourced for it, {@code rules.golden-kit} where units
     * of it are kits, {@code rules.golden-place} where its postal code is not known, and as {@link #put}.
     */
    public GoldenOrder agree(int client, String name, OrderId order, Cause cause) {
        var agreed = golden.of(name, order, snapshots.world());
        put(client, agreed, cause);
        return agreed;
    }

    public void dropGolden(int client, String name, Cause cause) {
        transactions.run(() -> {
            if (golden(client).stream().noneMatch(order -> order.name().equals(name)))
                throw notFound("rules.golden-not-found", "name", name);
            if (!store.dropGolden(name)) throw notFound("rules.golden-not-found", "name", name);
            audit.record(cause, "rules.golden-drop", "golden:" + name, Map.of());
        });
    }

    private World world(RuleBook book) {
        var now = snapshots.world();
        return new World(now.nodes(), now.rates(), book);
    }

    /** A version number of its own: these rules are not in force. */
    RuleBook checked(Rules rules) {
        var channels = network.channels().stream().map(Channel::code).collect(Collectors.toSet());
        return RuleBook.of(store.latest() + 1, rules).checked(network.nodes(), channels);
    }

    private static Refused changed(Draft draft) {
        return conflict("rules.changed-meanwhile", Map.of("version", draft.version(), "state", draft.state()));
    }

    private static Refused conflict(String code, Map<String, ?> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, Map.copyOf(details)));
    }

    private static Refused notFound(String code, String what, String given) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal(code, Map.of(what, given)));
    }
}
