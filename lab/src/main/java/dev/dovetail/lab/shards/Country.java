package dev.dovetail.lab.shards;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.lab.carrier.Carrier;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.floor.Crew;
import dev.dovetail.lab.floor.Pace;
import dev.dovetail.lab.floor.Watch;
import dev.dovetail.lab.log.RetailLog;
import dev.dovetail.lab.opening.Stocking;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.Loopback;
import dev.dovetail.lab.world.Delivery;
import dev.dovetail.lab.world.Good;
import dev.dovetail.lab.world.World;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An OMS and warehouses that were never in one database, told of one another, of goods and of a carrier. */
public final class Country implements AutoCloseable {
    private static final int GOODS = 12;
    private static final int BAYS = 20;
    private static final Map<String, Object> ADDRESS = Map.of(
            "name",
            "Drill",
            "street",
            "1 Main Street",
            "city",
            "Omaha",
            "region",
            "NE",
            "postalCode",
            "68102",
            "country",
            "US");

    private final World world = new World(RetailLog.builtIn().first(60));
    private final Faults faults = new Faults(1);
    private final Carrier.Account account = new Carrier.Account("dovetail-drill", "drill-secret", "D0V3T1");
    private final Loopback carrier = new Loopback(new Carrier(account, faults, null));
    private final House oms;
    private final List<Site> sites = new ArrayList<>();

    /** A warehouse and where it stands. */
    public record Site(House house, String code, int nodeId, double lat, double lon, Crew crew) {}

    /** @param pins for each warehouse the words that its process is started with */
    public Country(Home home, List<List<String>> pins) {
        oms = House.build(home, "oms", "oms", List.of());
        var codes = List.of("CA1", "NY1");
        double[][] places = {{39.64, -119.87}, {40.58, -75.59}};
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            var house = House.build(home, code.toLowerCase(java.util.Locale.ROOT), "wms:" + code, pins.get(i));
            var clock = InstantSource.system();
            var crew = new Crew(
                    house.api(), world, faults, Watch.NOBODY, clock, Long.toString(clock.millis(), 36), Pace.AT_ONCE);
            sites.add(new Site(house, code, i + 1, places[i][0], places[i][1], crew));
        }
    }

    public House oms() {
        return oms;
    }

    public List<Site> sites() {
        return List.copyOf(sites);
    }

    public List<House> houses() {
        var houses = new ArrayList<House>(List.of(oms));
        sites.forEach(site -> houses.add(site.house()));
        return houses;
    }

    public List<Good> goods() {
        return world.goods().stream().filter(Good::ships).limit(GOODS).toList();
    }

    /** Starts all processes and tells them of everything. */
    public void open() {
        houses().forEach(House::start);
        houses().forEach(House::await);
        var api = oms.api();
        put(
                api,
                "/channels/drill",
                Map.of("name", "Drill", "policy", "may-refuse", "currency", "GBP", "remorseSeconds", 0));
        put(api, "/carriage/rates", Map.of("rates", List.of(rate(1, 2000, 500, 40, 2), rate(2, 20_000, 1900, 170, 4))));
        sites.forEach(this::site);
        put(api, "/skus", Map.of("items", goods()));
    }

    private static Map<String, Object> rate(int zone, int km, long base, long perKg, int days) {
        return Map.of(
                "service",
                "ground",
                "zone",
                zone,
                "upToKm",
                km,
                "currency",
                "GBP",
                "baseMinor",
                base,
                "perKgMinor",
                perKg,
                "transitDays",
                days);
    }

    private void site(Site site) {
        var api = site.house().api();
        put(
                api,
                "/warehouses/" + site.code(),
                Map.of("nodeId", site.nodeId(), "name", site.code(), "zone", "America/Chicago", "address", ADDRESS));
        put(api, "/warehouses/" + site.code() + "/layout", Map.of("locations", locations()));
        put(
                api,
                "/partners/ups",
                partner(carrier.address(), Map.of("clientId", account.clientId(), "accountNumber", account.number())));
        var name = site.house().name();
        var made = oms.api()
                .put("/peers/" + name, peer(site.house().address(), "oms", "node", site, null))
                .must("the peer " + name);
        put(
                api,
                "/peers/oms",
                peer(
                        oms.address(),
                        name,
                        "oms",
                        site,
                        made.body().path("secret").asString()));
        put(oms.api(), "/nodes/" + site.code(), node(site));
    }

    private Map<String, Object> partner(URI url, Map<String, Object> settings) {
        return Map.of("kind", "ups", "url", url.toString(), "secret", account.secret(), "settings", settings);
    }

    private static Map<String, Object> peer(
            URI url, String ourName, String takes, Site site, @org.jspecify.annotations.Nullable String secret) {
        var peer = new HashMap<String, Object>(
                Map.of("url", url.toString(), "ourName", ourName, "takes", takes, "nodes", List.of(site.nodeId())));
        if (secret != null) peer.put("secret", secret);
        return peer;
    }

    private static Map<String, Object> node(Site site) {
        var node = new HashMap<String, Object>();
        node.put("nodeId", site.nodeId());
        node.put("name", site.code());
        node.put("kind", "warehouse");
        node.put("lat", site.lat());
        node.put("lon", site.lon());
        node.put("zone", "America/Chicago");
        node.put("address", ADDRESS);
        return node;
    }

    private static List<Map<String, Object>> locations() {
        var all = new ArrayList<Map<String, Object>>();
        all.add(Map.of("code", "DOCK-1", "kind", "dock"));
        all.add(Map.of("code", "STAGE-1", "kind", "stage"));
        for (int bay = 1; bay <= BAYS; bay++)
            for (String side : List.of("left", "right"))
                all.add(Map.of(
                        "code",
                        String.format("A01-%02d-1%s", bay, side.equals("left") ? "L" : "R"),
                        "kind",
                        "bin",
                        "zone",
                        "A",
                        "aisle",
                        1,
                        "bay",
                        bay,
                        "level",
                        1,
                        "side",
                        side));
        return all;
    }

    /** Scans goods in at each warehouse; its crew puts them away. */
    public void stock(long each) {
        var lines = goods().stream()
                .map(good -> new Delivery.Line(good.sku(), each * good.caseUnits()))
                .toList();
        for (var site : sites)
            new Stocking(site.house().api(), site.crew(), world)
                    .bring(new Delivery(site.code(), "OPENING-" + site.code(), lines));
    }

    /** A delivery of so many of each good, not scanned in yet; answers its id at the warehouse. */
    public String announce(Site site, String reference, long each) {
        var lines = goods().stream()
                .map(good -> new Delivery.Line(good.sku(), each))
                .toList();
        return new Stocking(site.house().api(), site.crew(), world)
                .announce(new Delivery(site.code(), reference, lines))
                .id();
    }

    /** An order from beside the site, of two units of one good. */
    public void order(String number, Site site, Good good) {
        var body = new HashMap<String, Object>();
        body.put("channel", "drill");
        body.put("number", number);
        body.put("placedAt", "2026-11-01T10:00:00Z");
        body.put("currency", "GBP");
        body.put("service", "ground");
        body.put("shipTo", shipTo("Ada Baker " + number, site));
        body.put("lines", List.of(Map.of("sku", good.sku(), "quantity", 2, "unitPrice", 3.50)));
        oms.api()
                .call("POST", "/orders", body, Map.of("Idempotency-Key", number))
                .must("order " + number);
    }

    private static Map<String, Object> shipTo(String name, Site site) {
        var home = new HashMap<String, Object>(ADDRESS);
        home.put("name", name);
        home.put("lat", site.lat());
        home.put("lon", site.lon());
        return home;
    }

    private static void put(Api api, String path, Object body) {
        api.put(path, body).must("setting up " + path);
    }

    @Override
    public void close() {
        houses().forEach(House::close);
        carrier.close();
    }
}
