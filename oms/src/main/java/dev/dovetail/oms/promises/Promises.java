package dev.dovetail.oms.promises;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.decisions.Decided;
import dev.dovetail.oms.decisions.Decisions;
import dev.dovetail.oms.decisions.Remade;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.inbounds.Preordered;
import dev.dovetail.oms.inbounds.Preorders;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.promises.PromiseStore.Row;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.sourcing.Snapshot;
import dev.dovetail.oms.sourcing.Snapshots;
import dev.dovetail.oms.sourcing.Sourced;
import dev.dovetail.oms.sourcing.Sourcing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes promises by the very function that sources orders, and says what became of them. */
@Service
public class Promises {
    private final Snapshots snapshots;
    private final Carriage carriage;
    private final Decisions decisions;
    private final PromiseStore store;
    private final Network network;
    private final Inbounds inbounds;
    private final Transactions transactions;
    private final IdSource ids;

    Promises(
            Snapshots snapshots,
            Carriage carriage,
            Decisions decisions,
            PromiseStore store,
            Network network,
            Inbounds inbounds,
            Transactions transactions,
            IdSource ids) {
        this.snapshots = snapshots;
        this.carriage = carriage;
        this.decisions = decisions;
        this.store = store;
        this.network = network;
        this.inbounds = inbounds;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** @param order the order that names a promise, the choice that was made for it, and what it was promised of goods on their way */
    public record Ordered(
            OrderId order,
            Promise promise,
            Demand demand,
            Decided decided,
            @Nullable Preordered preordered) {}

    /** Every service of the demand's basket, or only the named, the soonest first and among equals the cheapest; kept with its inputs. */
    public Promise make(int client, Demand demand, List<String> services) {
        var skus =
                demand.lines().stream().flatMap(line -> line.goods().stream()).collect(Collectors.<Sku>toSet());
        var snapshot = snapshots.of(skus);
        var at = demand.orderedAt();
        long id = ids.next((int) (at.toEpochMilli() & 255));
        var order = new OrderId(id);
        var coming = new Coming(demand.terms().channel(), skus);
        var options = new ArrayList<Promise.Option>();
        var made = new ArrayList<Decided>();
        for (var service : services.isEmpty() ? carriage.rates().services() : services) {
            var asked = new Demand(demand.lines(), demand.place(), service, at, demand.terms());
            var sourced = Sourcing.source(asked, snapshot);
            made.add(new Decided(order, "promise:" + service, asked, snapshot, sourced));
            var found = sourced.whole() ? null : coming.find(order, asked, sourced, snapshot);
            if (found != null)
                found.decided()
                        .forEach(one -> made.add(new Decided(
                                order, "promise-coming:" + service, one.demand(), one.snapshot(), one.sourced())));
            options.add(option(service, new Outlook(sourced, found)));
        }
        options.sort(SOONEST);
        var promise = new Promise(Long.toString(id), demand.terms().channel(), at, options);
        transactions.run(() -> {
            store.insert(client, id, promise);
            decisions.record(made, at);
        });
        return promise;
    }

    private static final java.util.Comparator<Promise.Option> SOONEST = java.util.Comparator.comparing(
                    (Promise.Option option) -> option.on() == null ? LocalDate.MAX : option.on())
            .thenComparing(Promise.Option::costMinor)
            .thenComparing(Promise.Option::service);

    /** Looked for once, and only where a node lacks something and the channel promises of what is on its way. */
    private final class Coming {
        private final boolean preorder;
        private final Set<Sku> skus;
        private @Nullable Preorders found;

        Coming(String channel, Set<Sku> skus) {
            this.preorder = network.findChannel(channel).map(Channel::preorder).orElse(false);
            this.skus = skus;
        }

        @Nullable
        Preordered find(OrderId order, Demand demand, Sourced sourced, Snapshot seen) {
            if (!preorder) return null;
            if (found == null) found = inbounds.preordersSeen(skus);
            return found.find(order, demand, sourced.missing(), seen);
        }
    }

    private static Promise.Option option(String service, Outlook outlook) {
        var promise = outlook.promise();
        return new Promise.Option(
                service,
                promise.map(Sourced.Promise::on).orElse(null),
                promise.map(p -> p.zone().getId()).orElse(null),
                outlook.nodes(),
                outlook.parcelCount(),
                outlook.costMinor(),
                outlook.there().currency(),
                outlook.missing(),
                outlook.due());
    }

    /** As it was made; empty for another client's. */
    public Optional<Promise> find(int client, long id) {
        return store.find(client, id);
    }

    /** Refuses {@code promises.not-found}, also for another client's or channel's. */
    public Promise get(int client, String channel, long id) {
        return store.find(client, id)
                .filter(promise -> promise.channel().equals(channel))
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNPROCESSABLE,
                        new Refusal("promises.not-found", Map.of("path", "/promise", "promise", Long.toString(id)))));
    }

    /** Writes beside each order what it was promised, in the transaction that captures it. Of what is as promised nothing more is read. */
    public void compare(List<Ordered> orders, Instant at) {
        if (orders.isEmpty()) return;
        var results = orders.stream().map(Result::of).toList();
        var differing = results.stream()
                .filter(Result::differs)
                .mapToLong(result -> Long.parseLong(result.one().promise().id()))
                .distinct()
                .toArray();
        var made = differing.length == 0 ? Map.<String, Remade>of() : decisions.promises(differing);
        store.keep(
                results.stream()
                        .map(result -> new Row(result.one().order(), result.kept(made)))
                        .toList(),
                at);
    }

    /** What an order got, beside what its promise offered for its service; null where it offered none. */
    private record Result(Ordered one, Promise.@Nullable Option option, Outlook got) {
        static Result of(Ordered one) {
            var offered = one.promise().options().stream()
                    .filter(option -> option.service().equals(one.demand().service()))
                    .findFirst()
                    .orElse(null);
            return new Result(one, offered, new Outlook(one.decided().sourced(), one.preordered()));
        }

        boolean same() {
            return option != null && option.nodes().equals(got.nodes()) && Objects.equals(option.on(), got.on());
        }

        boolean differs() {
            return option != null && !same();
        }

        Promise.Kept kept(Map<String, Remade> made) {
            var service = one.demand().service();
            if (option == null)
                return new Promise.Kept(
                        one.promise().id(),
                        service,
                        null,
                        List.of(),
                        got.on(),
                        got.nodes(),
                        false,
                        "service " + service + " was not promised");
            var changed = same()
                    ? null
                    : Changed.between(
                            made.get(one.promise().id() + " promise:" + service),
                            one.decided(),
                            Objects.requireNonNullElse(option.coming(), List.of()),
                            got.due());
            return new Promise.Kept(
                    one.promise().id(), service, option.on(), option.nodes(), got.on(), got.nodes(), same(), changed);
        }
    }

    /** What the order was promised, where it named a promise. */
    public Optional<Promise.Kept> of(OrderId order) {
        return store.kept(order);
    }
}
