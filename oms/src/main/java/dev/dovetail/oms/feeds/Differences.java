package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a snapshot says against what is believed. Pure. */
final class Differences {
    private static final Comparator<FeedBook.Difference> GREATEST = Comparator.comparingLong(
                    (FeedBook.Difference one) -> -Math.abs(one.after() - one.before()))
            .thenComparing(FeedBook.Difference::sku);

    private Differences() {}

    static FeedBook.Effect of(Contents contents, Map<Sku, Long> believed, int client, int limit) {
        var differences = new ArrayList<FeedBook.Difference>();
        int falls = 0, rises = 0, same = 0;
        long before = 0, after = 0;
        var all = new TreeMap<>(contents.told());
        contents.silentOn(believed.keySet().stream().map(Sku::code).toList()).forEach(code -> all.put(code, 0L));
        for (var told : all.entrySet()) {
            long now = Math.max(0, believed.getOrDefault(new Sku(client, told.getKey()), 0L));
            before += now;
            after += told.getValue();
            if (told.getValue() < now) falls++;
            else if (told.getValue() > now) rises++;
            else same++;
            if (told.getValue() != now) differences.add(new FeedBook.Difference(told.getKey(), now, told.getValue()));
        }
        differences.sort(GREATEST);
        var unspoken = contents.unspoken().stream().limit(limit).toList();
        return new FeedBook.Effect(
                falls,
                rises,
                same,
                before,
                after,
                unspoken,
                List.copyOf(differences.subList(0, Math.min(limit, differences.size()))));
    }
}
