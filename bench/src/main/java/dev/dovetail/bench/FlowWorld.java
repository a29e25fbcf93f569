package dev.dovetail.bench;

import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.log.RetailLog;
import dev.dovetail.lab.log.Row;
import dev.dovetail.lab.world.Delivery;
import dev.dovetail.lab.world.Site;
import dev.dovetail.lab.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Where the whole flow is measured: five warehouses that work in waves, 500 goods in all of them, buyers all over the country. */
final class FlowWorld {
    static final String CHANNEL = "flow";
    private static final int GOODS = 500;
    private static final int HOUSEHOLDS = 2_000;
    private static final long UNITS = 24_000;
    private static final String BODY = """
            {"channel":"%s","number":"%s","placedAt":"2026-11-01T10:00:00Z","currency":"GBP","customer":"%s","service":"ground",\
            "shipTo":{"name":"%s","street":"%s","city":"%s","region":"%s","postalCode":"%s","country":"US"},\
            "lines":[{"sku":"%s","quantity":1,"unitPrice":4.25},{"sku":"%s","quantity":1,"unitPrice":1.10}]}""";

    private static final List<Site> SITES = List.of(
            site(1, "RNO1", "Reno", "NV", 39.6412, -119.8735),
            site(2, "IND1", "Plainfield", "IN", 39.6893, -86.3919),
            site(3, "ABE1", "Allentown", "PA", 40.5824, -75.5911),
            site(4, "DFW1", "Dallas", "TX", 32.7767, -96.7970),
            site(5, "ATL1", "Atlanta", "GA", 33.7490, -84.3880),
            new Site(
                    6,
                    "LGB-V",
                    "Long Beach",
                    "supplier",
                    33.7706,
                    -118.182,
                    "America/Chicago",
                    at("Long Beach", "CA")));

    private final AtomicLong numbers = new AtomicLong();
    private final List<Invoice> buyers =
            IntStream.range(0, HOUSEHOLDS).mapToObj(FlowWorld::buyer).toList();
    private final World world = new World(RetailLog.of(buyers), SITES);

    /** Nothing is sold in this log, so that no good has a pick face of its own. */
    private static Invoice buyer(int i) {
        var row = new Row("W" + i % GOODS, "Item " + i % GOODS, "0", "2026-11-01 10:00:00", "1", "c" + i, "US");
        return new Invoice("L" + i, List.of(row));
    }

    private static Site site(int id, String code, String city, String region, double lat, double lon) {
        return new Site(id, code, city, "warehouse", lat, lon, "America/Chicago", at(city, region));
    }

    private static Site.Address at(String city, String region) {
        return new Site.Address(city, "1 Main Street", city, region, "00000", "US");
    }

    World world() {
        return world;
    }

    static List<String> warehouses() {
        return SITES.stream().filter(Site::ships).map(Site::code).toList();
    }

    /** More of each good at each warehouse than any run sells. */
    static List<Delivery> stock(String name) {
        var lines = IntStream.range(0, GOODS)
                .mapToObj(i -> new Delivery.Line("W" + i, UNITS))
                .toList();
        var all = new ArrayList<Delivery>();
        for (var code : warehouses()) all.add(new Delivery(code, name + "-" + code, lines));
        return all;
    }

    String number() {
        return "F" + numbers.incrementAndGet();
    }

    /** An order of two lines for somebody somewhere. */
    String order(String number) {
        var random = ThreadLocalRandom.current();
        var buyer = buyers.get(random.nextInt(HOUSEHOLDS));
        var home = world.home(buyer);
        int first = random.nextInt(GOODS);
        int second = (first + 1 + random.nextInt(GOODS - 1)) % GOODS;
        return BODY.formatted(
                CHANNEL,
                number,
                buyer.customer().orElse(""),
                home.name(),
                home.street(),
                home.city(),
                home.region(),
                home.postalCode(),
                "W" + first,
                "W" + second);
    }
}
