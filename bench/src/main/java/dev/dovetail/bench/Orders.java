package dev.dovetail.bench;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Two-line orders, each with a number of its own; where one SKU is hot, it is in each of them. */
final class Orders {
    static final String PATH = "/api/v1/orders";
    private static final int CREATED = 201;
    private static final String BEGIN = "{\"channel\":\"bench\",\"number\":\"";
    private static final String MIDDLE = """
            "placedAt":"2026-11-01T10:00:00Z","currency":"GBP","service":"standard",\
            "shipTo":{"name":"A. Buyer","street":"1 Main Street","city":"Omaha","region":"NE","postalCode":"68102","country":"US"},\
            "lines":[{"sku":"S""";
    private static final String THEN = "\",\"quantity\":1,\"unitPrice\":4.25},{\"sku\":\"S";
    private static final String END = "\",\"quantity\":1,\"unitPrice\":1.10}]}";

    private static final String ONE = """
            {"channel":"bench","number":"%s","placedAt":"2026-11-01T10:00:00Z","currency":"GBP","service":"standard",\
            "shipTo":{"name":"A. Buyer","street":"1 Main Street","city":"Omaha","region":"NE","postalCode":"68102","country":"US"},\
            "lines":[{"sku":"%s","quantity":1,"unitPrice":4.25}]}""";

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final boolean hot;

    Orders(boolean hot) {
        this.hot = hot;
    }

    static String number() {
        return "B" + NUMBERS.incrementAndGet();
    }

    String body(String number) {
        var random = ThreadLocalRandom.current();
        int first = hot ? 0 : random.nextInt(BenchWorld.SKUS);
        int second = (first + 1 + random.nextInt(BenchWorld.SKUS - 1)) % BenchWorld.SKUS;
        int customer = random.nextInt(100_000);
        return BEGIN + number + "\",\"customer\":\"c" + customer + "\"," + MIDDLE + first + THEN + second + END;
    }

    /** One unit of one SKU. */
    static String of(String number, String sku) {
        return ONE.formatted(number, sku);
    }

    /** One that must be captured. */
    Ask next(Requests requests) {
        var number = number();
        return new Ask(requests.post(PATH, number, body(number)), CREATED);
    }
}
