package dev.dovetail.lab.world;

import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.log.RetailLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that a log implies: what is sold, who lives where, which nodes there are and what is delivered to them. */
public final class World {
    private final Map<String, Good> goods;
    private final Map<String, Home> homes = new ConcurrentHashMap<>();
    private final Homes places = new Homes();
    private final List<Site> sites;
    private final StockPlan stock;

    public World(RetailLog log) {
        this(log, Site.all());
    }

    /** The same with other nodes. */
    public World(RetailLog log, List<Site> sites) {
        this.sites = List.copyOf(sites);
        this.goods = Catalog.of(log.invoices()).stream()
                .collect(Collectors.toUnmodifiableMap(Good::sku, Function.identity()));
        this.stock = new StockPlan(log.invoices(), this::home, goods, sites);
    }

    /** Every code of the log, in order. */
    public List<Good> goods() {
        return goods.values().stream()
                .sorted(java.util.Comparator.comparing(Good::sku))
                .toList();
    }

    public Good good(String sku) {
        return Objects.requireNonNull(goods.get(sku), sku);
    }

    public Home home(Invoice invoice) {
        return homes.computeIfAbsent(invoice.household(), places::of);
    }

    public List<Site> sites() {
        return sites;
    }

    /** The node that delivers goods to the others. */
    public Site supplier() {
        return sites.stream().filter(site -> !site.ships()).findFirst().orElseThrow();
    }

    public List<Delivery> openingStock() {
        String store = sites.stream()
                .filter(site -> site.kind().equals("store"))
                .map(Site::code)
                .findFirst()
                .orElseThrow();
        return stock.opening(store);
    }

    /** What is sold most at a warehouse, each with a pick face of its own. */
    public List<Face> faces(String node) {
        return stock.faces(node);
    }

    public boolean hasFace(String node, String sku) {
        return stock.faces(node).stream().anyMatch(face -> face.sku().equals(sku));
    }

    public List<Delivery> laterStock() {
        return stock.later();
    }
}
