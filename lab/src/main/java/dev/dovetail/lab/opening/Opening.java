package dev.dovetail.lab.opening;

import dev.dovetail.lab.carrier.Carrier;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Face;
import dev.dovetail.lab.world.Good;
import dev.dovetail.lab.world.Site;
import dev.dovetail.lab.world.World;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a new server of the world: channels, nodes, rates, partners, warehouses and their bins, goods. Telling it again changes nothing. */
public final class Opening {
    public static final String CHANNEL = "online-retail";
    public static final String OWN_SITE = "own-site";
    public static final String DOCK = "DOCK-1";
    private static final int ITEMS_AT_ONCE = 1000;
    /** One warehouse works in waves, one by work levels that it seldom reaches, the others at once. */
    private static final Map<String, Map<String, Object>> RELEASES = Map.of(
            "RNO1", Map.of("mode", "waves"), "IND1", Map.of("mode", "levels", "levels", Map.of("A", 4000, "F", 4000)));

    private static final int BAYS = 30;
    private static final int LEVELS = 4;

    private final Api api;
    private final World world;

    public Opening(Api api, World world) {
        this.api = api;
        this.world = world;
    }

    /** @param news where the shop hears webhooks; @param carrier where the carrier answers */
    public void tell(URI news, String webhookSecret, URI carrier, Carrier.Account account) {
        partner(CHANNEL, "webhook", news, webhookSecret, Map.of());
        partner(
                "ups",
                "ups",
                carrier,
                account.secret(),
                Map.of("clientId", account.clientId(), "accountNumber", account.number()));
        put("/channels/" + CHANNEL, channel("Online Retail", "backorder", CHANNEL));
        put("/channels/" + OWN_SITE, channel("Own site", "may-refuse", CHANNEL));
        rates();
        world.sites().forEach(this::site);
        goods();
    }

    private void partner(String code, String kind, URI url, String secret, Map<String, Object> settings) {
        put("/partners/" + code, Map.of("kind", kind, "url", url.toString(), "secret", secret, "settings", settings));
    }

    private static Map<String, Object> channel(String name, String policy, String partner) {
        return Map.of("name", name, "policy", policy, "currency", "GBP", "remorseSeconds", 0, "partner", partner);
    }

    private void rates() {
        var rates = new ArrayList<Map<String, Object>>();
        int[] reach = {250, 600, 1200, 2000, 3200, 20_000};
        for (int zone = 1; zone <= reach.length; zone++) {
            rates.add(rate(
                    "ground", zone, reach[zone - 1], 420 + 60L * zone, 30 + 9L * zone, 1 + (zone + 1) / 2 + zone / 4));
            rates.add(rate("two-day", zone, reach[zone - 1], 1100 + 110L * zone, 90 + 25L * zone, 2));
            rates.add(rate("next-day", zone, reach[zone - 1], 2100 + 190L * zone, 160 + 45L * zone, 1));
        }
        put("/carriage/rates", Map.of("rates", rates));
    }

    private static Map<String, Object> rate(String service, int zone, int km, long base, long perKg, int days) {
        return Map.of(
                "service",
                service,
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
        var node = new java.util.HashMap<String, Object>();
        node.put("nodeId", site.nodeId());
        node.put("name", site.name());
        node.put("kind", site.kind());
        node.put("lat", site.lat());
        node.put("lon", site.lon());
        node.put("zone", site.zone());
        node.put("workingDays", List.of("MON", "TUE", "WED", "THU", "FRI", "SAT"));
        node.put("cutoff", "16:00");
        node.put("handlingDays", 0);
        node.put("ships", site.ships());
        node.put("pickup", site.kind().equals("store"));
        node.put("address", site.address());
        put("/nodes/" + site.code(), node);
        if (site.ships()) warehouse(site);
    }

    private void warehouse(Site site) {
        put(
                "/warehouses/" + site.code(),
                Map.of(
                        "nodeId", site.nodeId(),
                        "name", site.name(),
                        "zone", site.zone(),
                        "address", site.address(),
                        "carrier", "ups"));
        var faces = world.faces(site.code());
        put("/warehouses/" + site.code() + "/layout", Map.of("locations", locations(faces.size())));
        if (!faces.isEmpty()) faces(site.code(), faces);
        var plan = RELEASES.get(site.code());
        if (plan == null) return;
        put(
                "/warehouses/" + site.code() + "/wave-templates/ALL",
                Map.of("mode", "cluster", "mostOrders", 40, "mostLines", 2000));
        put("/warehouses/" + site.code() + "/release-plan", plan);
    }

    private void faces(String site, List<Face> faces) {
        var at = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < faces.size(); i++) {
            var face = faces.get(i);
            at.add(Map.of(
                    "location",
                    code("F", 1, 1 + i, 1, "left"),
                    "sku",
                    face.sku(),
                    "least",
                    face.least(),
                    "most",
                    face.most()));
        }
        put("/warehouses/" + site + "/pick-faces", Map.of("faces", at));
    }

    /**
     * A bin for each good that ships, and a tenth more: aisles of 30 bays on both sides, four levels high. What is sold most has
     * a face in front, and a reserve.
     */
    private List<Map<String, Object>> locations(int faces) {
        long goods = world.goods().stream().filter(Good::ships).count();
        var all = new ArrayList<Map<String, Object>>();
        all.add(Map.of("code", DOCK, "kind", "dock"));
        all.add(Map.of("code", "STAGE-1", "kind", "stage"));
        for (int bay = 1; bay <= faces; bay++) {
            all.add(shelf("bin", "F", 1, bay, 1, "left"));
            all.add(shelf("reserve", "R", 99, bay, 1, "left"));
        }
        for (int aisle = 1; all.size() < goods * 11 / 10 + 10; aisle++)
            for (int bay = 1; bay <= BAYS; bay++)
                for (int level = 1; level <= LEVELS; level++)
                    for (String side : List.of("left", "right")) all.add(shelf("bin", "A", aisle, bay, level, side));
        return all;
    }

    private static String code(String zone, int aisle, int bay, int level, String side) {
        return String.format("%s%02d-%02d-%d%s", zone, aisle, bay, level, side.equals("left") ? "L" : "R");
    }

    private static Map<String, Object> shelf(String kind, String zone, int aisle, int bay, int level, String side) {
        var code = code(zone, aisle, bay, level, side);
        return Map.of(
                "code", code, "kind", kind, "zone", zone, "aisle", aisle, "bay", bay, "level", level, "side", side);
    }

    private void goods() {
        var goods = world.goods();
        for (int from = 0; from < goods.size(); from += ITEMS_AT_ONCE)
            put("/skus", Map.of("items", goods.subList(from, Math.min(goods.size(), from + ITEMS_AT_ONCE))));
    }

    private void put(String path, Object body) {
        api.put(path, body).must("setting up " + path);
    }
}
