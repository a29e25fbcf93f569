package dev.dovetail.lab.world;

import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.log.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How much of each good arrives where. Each warehouse gets what its neighbours will order and a little more; about one good
 * in a hundred comes short, and half of what it lacks comes later. Single huge lines are not stocked for.
 */
final class StockPlan {
    private static final long HUGE = 5000;
    private static final long WORTH_WHILE = 150;
    private static final int STORE_GOODS = 60;
    private static final int STORE_UNITS = 24;
    private static final int FACES = 20;

    private final Map<String, Map<String, Long>> demand = new TreeMap<>();
    private final Map<String, Integer> lines = new TreeMap<>();
    private final Map<String, Good> goods;
    private final List<Site> warehouses;

    StockPlan(List<Invoice> invoices, Function<Invoice, Home> homes, Map<String, Good> goods, List<Site> sites) {
        this.goods = goods;
        this.warehouses =
                sites.stream().filter(site -> site.kind().equals("warehouse")).toList();
        for (var invoice : invoices) if (!invoice.cancels()) count(invoice, nearest(homes.apply(invoice)));
    }

    private void count(Invoice invoice, Site site) {
        for (var row : invoice.rows()) {
            long units = units(row);
            var good = goods.get(Catalog.code(row));
            if (good == null || !good.ships() || units <= 0) continue;
            lines.merge(good.sku(), 1, Integer::sum);
            if (units <= HUGE)
                demand.computeIfAbsent(good.sku(), _ -> new TreeMap<>()).merge(site.code(), units, Long::sum);
        }
    }

    private static long units(Row row) {
        try {
            return Long.parseLong(row.quantity().strip());
        } catch (NumberFormatException e) {
            return 0; // the server will refuse it
        }
    }

    private Site nearest(Home home) {
        return warehouses.stream()
                .min(Comparator.comparingDouble(site -> home.kmTo(site.lat(), site.lon())))
                .orElseThrow();
    }

    /** What is there before the first order. */
    List<Delivery> opening(String store) {
        var shorts = shorts();
        var arrivals = new TreeMap<String, List<Delivery.Line>>();
        demand.forEach((sku, sites) -> sites.forEach((site, units) -> {
            long arriving = shorts.contains(sku) ? units * 6 / 10 : units + units / 8;
            line(sku, arriving, arrivals.computeIfAbsent(site, _ -> new ArrayList<>()));
        }));
        favourites().forEach(sku -> line(sku, STORE_UNITS, arrivals.computeIfAbsent(store, _ -> new ArrayList<>())));
        return deliveries(arrivals, "opening");
    }

    /** What comes while orders wait for it. */
    List<Delivery> later() {
        var arrivals = new TreeMap<String, List<Delivery.Line>>();
        shorts().stream()
                .filter(sku -> Stable.pick("later", sku, 2) == 0)
                .forEach(sku -> demand.getOrDefault(sku, Map.of())
                        .forEach((site, units) ->
                                line(sku, units * 6 / 10, arrivals.computeIfAbsent(site, _ -> new ArrayList<>()))));
        return deliveries(arrivals, "later");
    }

    private List<String> shorts() {
        return lines.keySet().stream()
                .filter(sku -> lines.getOrDefault(sku, 0) >= 3 && wanted(sku) >= WORTH_WHILE)
                .sorted(Comparator.comparingLong(sku -> Stable.hash("short", sku)))
                .limit(Math.max(4, lines.size() / 100))
                .toList();
    }

    private long wanted(String sku) {
        return demand.getOrDefault(sku, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private List<String> favourites() {
        return lines.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(STORE_GOODS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A third of what a warehouse is to send of what is sold most; a third of that is the least. */
    List<Face> faces(String site) {
        return favourites().stream()
                .limit(FACES)
                .map(sku -> face(sku, demand.getOrDefault(sku, Map.of()).getOrDefault(site, 0L)))
                .filter(face -> face.least() > 0)
                .toList();
    }

    private Face face(String sku, long units) {
        var good = goods.get(sku);
        int pack = good == null ? 1 : good.caseUnits();
        long most = units == 0 ? 0 : Math.max(3L * pack, units / 3);
        return new Face(sku, most / 3, most);
    }

    /** Whole cases arrive where a good is packed in cases. */
    private void line(String sku, long units, List<Delivery.Line> into) {
        var good = goods.get(sku);
        int pack = good == null ? 1 : good.caseUnits();
        long whole = (units + pack - 1) / pack * pack;
        if (whole > 0) into.add(new Delivery.Line(sku, whole));
    }

    private static List<Delivery> deliveries(Map<String, List<Delivery.Line>> arrivals, String name) {
        var found = new ArrayList<Delivery>();
        arrivals.forEach((site, all) -> {
            for (int from = 0; from < all.size(); from += Delivery.MOST_LINES) {
                var some = all.subList(from, Math.min(all.size(), from + Delivery.MOST_LINES));
                found.add(new Delivery(site, name + "-" + site + "-" + (1 + from / Delivery.MOST_LINES), some));
            }
        });
        return found;
    }
}
