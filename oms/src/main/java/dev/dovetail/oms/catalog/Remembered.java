package dev.dovetail.oms.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.ground.memory.Lately;
import dev.dovetail.ground.threads.Together;
import dev.dovetail.kernel.Sku;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Items as this process last read them, for as long as their client's version is the one they were read at, which {@link #find}
 * asks for: what it answers is what was there after he asked. Not for a transaction that changes items itself.
 */
class Remembered {
    private static final int MOST = 200_000; // items of all clients

    private final CatalogStore store;
    private final Map<Integer, Known> clients = new ConcurrentHashMap<>();
    private final Lately<Map<Integer, Long>> versions;
    private final Together<Sku, CatalogItem> reading;

    Remembered(CatalogStore store, InstantSource clock) {
        this.store = store;
        this.versions = new Lately<>(store::versions, clock);
        this.reading = new Together<>(this::read);
    }

    /** What is in it was read after the version was; empty: there is no such item. */
    private record Known(long version, Map<Sku, Optional<CatalogItem>> items) {}

    Map<Sku, CatalogItem> find(Collection<Sku> skus) {
        var byClient = skus.stream().distinct().collect(groupingBy(Sku::client));
        var now = store.versions(byClient.keySet());
        if (byClient.keySet().stream().anyMatch(client -> isOther(client, now.getOrDefault(client, 0L)))) forget();
        return find(byClient, now, this::read);
    }

    /** As this process last saw them, with no look whether they are so still: who asks compares the version before he relies on it. */
    Catalog.Seen seen(int client, Collection<Sku> skus) {
        var known = clients.get(client);
        if (known == null)
            known = current(client, store.versions(Set.of(client)).getOrDefault(client, 0L));
        return new Catalog.Seen(known.version(), of(known, List.copyOf(skus), reading::find));
    }

    /** What was told a second ago must not bring back what is over. */
    private boolean isOther(int client, long version) {
        var known = clients.get(client);
        return known != null && known.version() != version;
    }

    void forget() {
        versions.forget();
    }

    /** By the versions of a second ago. */
    Map<Sku, CatalogItem> lately(Collection<Sku> skus) {
        return find(skus.stream().distinct().collect(groupingBy(Sku::client)), versions.get(), reading::find);
    }

    private Map<Sku, CatalogItem> read(Collection<Sku> skus) {
        return store.find(skus).stream().collect(toMap(CatalogItem::sku, identity()));
    }

    private Map<Sku, CatalogItem> find(
            Map<Integer, List<Sku>> byClient,
            Map<Integer, Long> versions,
            Function<Collection<Sku>, Map<Sku, CatalogItem>> read) {
        var found = new HashMap<Sku, CatalogItem>();
        byClient.forEach((client, asked) ->
                found.putAll(of(current(client, versions.getOrDefault(client, 0L)), asked, read)));
        return found;
    }

    /** Another version is another catalog, an older one too: a database may be restored. */
    private Known current(int client, long version) {
        return Objects.requireNonNull(clients.merge(
                client,
                new Known(version, new ConcurrentHashMap<>()),
                (known, fresh) -> known.version() == version ? known : fresh));
    }

    private Map<Sku, CatalogItem> of(
            Known known, List<Sku> asked, Function<Collection<Sku>, Map<Sku, CatalogItem>> reader) {
        var items = known.items();
        var missing = asked.stream().filter(sku -> !items.containsKey(sku)).toList();
        var read = missing.isEmpty() ? Map.<Sku, CatalogItem>of() : reader.apply(missing);
        if (!missing.isEmpty() && held() > MOST) clients.clear();
        for (var sku : missing) items.put(sku, Optional.ofNullable(read.get(sku)));
        var found = new HashMap<Sku, CatalogItem>();
        for (var sku : asked) items.getOrDefault(sku, Optional.empty()).ifPresent(item -> found.put(sku, item));
        return found;
    }

    private int held() {
        return clients.values().stream().mapToInt(known -> known.items().size()).sum();
    }
}
