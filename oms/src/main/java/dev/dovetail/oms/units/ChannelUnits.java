package dev.dovetail.oms.units;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.memory.Lately;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.network.Channel;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What channels call packs. Which channels have words of their own is kept in memory for a second; the others cost no query. */
@Service
public class ChannelUnits {
    private final UnitStore store;
    private final Catalog catalog;
    private final Audit audit;
    private final Transactions transactions;
    private final Lately<Set<String>> speakers;

    ChannelUnits(UnitStore store, Catalog catalog, Audit audit, Transactions transactions, InstantSource clock) {
        this.store = store;
        this.catalog = catalog;
        this.audit = audit;
        this.transactions = transactions;
        this.speakers = new Lately<>(store::speakers, clock);
    }

    /** What the channel means by its words for these SKUs: one statement, or none. */
    public Words words(Channel channel, Collection<Sku> skus) {
        return speakers.get().contains(channel.code()) ? store.words(channel.code(), skus) : Words.NONE;
    }

    /** One page by SKU and word, after both. */
    public List<UnitWord> list(Channel channel, String afterSku, String afterWord, int limit) {
        return store.list(channel.code(), afterSku, afterWord, limit);
    }

    /**
     * Makes, changes and takes away words, all or none; what a captured line was given in never changes by it. Refuses
     * {@code units.unknown-sku} with the SKUs that the catalog does not have.
     */
    public void put(Channel channel, List<UnitWord> words, Cause cause) {
        var named = words.stream()
                .filter(word -> !word.sku().isEmpty())
                .map(word -> new Sku(channel.client(), word.sku()))
                .distinct()
                .toList();
        var known = catalog.find(named);
        var unknown = named.stream()
                .filter(sku -> !known.containsKey(sku))
                .map(Sku::code)
                .limit(20)
                .toList();
        if (!unknown.isEmpty())
            throw new Refused(Refused.Kind.UNPROCESSABLE, new Refusal("units.unknown-sku", Map.of("skus", unknown)));
        transactions.run(() -> {
            store.put(channel.code(), words);
            audit.record(cause, "units.put", "channel:" + channel.code(), Map.of("words", words.size()));
        });
        speakers.forget();
    }
}
