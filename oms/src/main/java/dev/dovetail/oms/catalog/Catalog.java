package dev.dovetail.oms.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.dovetail.kernel.Sku;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads the catalog. */
@Service
public class Catalog {
    private final CatalogStore store;
    private final KitStore kits;
    private final Remembered remembered;

    Catalog(CatalogStore store, KitStore kits, InstantSource clock) {
        this.store = store;
        this.remembered = new Remembered(store, clock);
        this.kits = kits;
    }

    /** The kits that some of these SKUs are part of, as kits are made now. */
    public Set<Sku> kitsOf(Collection<Sku> parts) {
        return kits.of(parts);
    }

    /** As {@link #find}, and cheaper where the same are asked for again; not for a transaction that changes items itself. */
    public Map<Sku, CatalogItem> recall(Collection<Sku> skus) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? find(skus) : remembered.find(skus);
    }

    /** As {@link #recall}, as they were a second ago at most: costs no query where they were asked for before. */
    public Map<Sku, CatalogItem> lately(Collection<Sku> skus) {
        return remembered.lately(skus);
    }

    /** Items, and the version of their client's catalog that they were read at. */
    public record Seen(long version, Map<Sku, CatalogItem> items) {}

    /**
     * Items of one client as this process last saw them: costs no query where they were asked for before. Whether they are so
     * still, {@link #versions} says. Not for a transaction that changes items itself.
     */
    public Seen seen(int client, Collection<Sku> skus) {
        return remembered.seen(client, skus);
    }

    /** The version of each client's catalog, which rises with every change; none of clients that have no items. */
    public Map<Integer, Long> versions(Collection<Integer> clients) {
        return store.versions(clients);
    }

    /** This process has changed items. */
    void forget() {
        remembered.forget();
    }

    /** The items of those SKUs that exist, by one statement however many are asked for. */
    public Map<Sku, CatalogItem> find(Collection<Sku> skus) {
        return store.find(skus).stream().collect(toUnmodifiableMap(CatalogItem::sku, identity()));
    }

    /** One page by SKU code, after {@code after}: items whose code begins with {@code q} or whose description holds it. */
    public List<ItemSpec> list(int client, String q, String after, int limit) {
        return store.list(client, q.strip(), after, limit);
    }
}
