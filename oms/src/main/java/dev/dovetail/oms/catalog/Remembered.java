package dev.dovetail.oms.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Items as this process last read them, for as long as their client's version is the one they were read at, which each look
 * asks for: what is answered is what was there after he asked. Not for a transaction that changes items itself.
 */
class Remembered {
    private static final int MOST = 200_000; // items of all clients

    private final CatalogStore store;
    private final Map<Integer, Known> clients = new ConcurrentHashMap<>();

    Remembered(CatalogStore store) {
        this.store = store;
    }

    /** What is in it was read after the version was. */
    private record Known(long version, Map<Sku, CatalogItem> items) {}

    Map<Sku, CatalogItem> find(Collection<Sku> skus) {
        var byClient = skus.stream().distinct().collect(groupingBy(Sku::client));
        var versions = store.versions(byClient.keySet());
        var found = new HashMap<Sku, CatalogItem>();
        byClient.forEach((client, asked) ->
                found.putAll(of(current(client, versions.getOrDefault(client, 0L)), asked)));
        return found;
    }

    /** Another version is another catalog, an older one too: a database may be restored. */
    private Known current(int client, long version) {
        if (clients.values().stream().mapToInt(known -> known.items().size()).sum() > MOST) clients.clear();
        return Objects.requireNonNull(clients.merge(
                client,
                new Known(version, new ConcurrentHashMap<>()),
                (known, fresh) -> known.version() == version ? known : fresh));
    }

    private Map<Sku, CatalogItem> of(Known known, List<Sku> asked) {
        var missing =
                asked.stream().filter(sku -> !known.items().containsKey(sku)).toList();
        var read = store.find(missing).stream().collect(toMap(CatalogItem::sku, identity()));
        known.items().putAll(read);
        var found = new HashMap<>(read);
        for (var sku : asked) {
            var item = known.items().get(sku);
            if (item != null) found.put(sku, item);
        }
        return found;
    }
}
