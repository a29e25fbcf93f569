package dev.dovetail.lab.demo;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.lab.backroom.Backroom;
import dev.dovetail.lab.carrier.Carrier;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.floor.Crew;
import dev.dovetail.lab.floor.Hand;
import dev.dovetail.lab.floor.Pace;
import dev.dovetail.lab.floor.Shift;
import dev.dovetail.lab.log.RetailLog;
import dev.dovetail.lab.news.News;
import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.opening.Stocking;
import dev.dovetail.lab.shop.Shop;
import dev.dovetail.lab.showcase.Showcase;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.Loopback;
import dev.dovetail.lab.world.Delivery;
import dev.dovetail.lab.world.Site;
import dev.dovetail.lab.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** One log played against one server: stock comes in, orders are sent, people work, until nothing is under way. */
final class Play implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final double LATER_STOCK_AT = 0.6;
    private static final long POLL_MILLIS = 1000;
    private static final long STALL_NANOS = 120_000_000_000L;
    private static final Duration A_SCAN = Duration.ofMillis(10);
    private static final Crew.Size WAREHOUSE = new Crew.Size(1, 4, 4, 1, 2, 1);
    private static final Crew.Size STORE = new Crew.Size(1, 2, 2, 1, 2, 1);

    private final Options options;
    private final Api api;
    private final Board board;
    private final RetailLog log;
    private final World world;
    final Faults faults;
    final News news;
    final Carrier carrier;
    final Shop shop;
    final Observer observer;
    private final Crew crew;
    private final Stocking stocking;
    final Showcase showcase;
    final Backroom backroom;
    private final Loopback newsPort;
    private final Loopback carrierPort;
    private final Carrier.Account account;
    private final String secret;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final Map<String, Double> phases = new LinkedHashMap<>();
    private long phaseStart = System.nanoTime();
    final List<String> problems = new ArrayList<>();

    Play(
            Options options,
            Api api,
            Function<String, Api> withKey,
            Papers papers,
            Papers.Keys keys,
            RetailLog log,
            Board board) {
        var clock = InstantSource.system();
        this.options = options;
        this.api = api;
        this.board = board;
        this.log = log;
        this.world = new World(log);
        this.faults = new Faults(options.seed());
        this.secret = keys.webhook();
        this.account = new Carrier.Account("dovetail-demo", keys.carrier(), "D0V3T1");
        this.news = new News(secret, faults, clock);
        this.carrier = new Carrier(account, faults, papers.carrierBooks());
        this.newsPort = new Loopback(news);
        this.carrierPort = new Loopback(carrier);
        this.shop = new Shop(api, world, faults, Opening.CHANNEL, CONNECTIONS, threads);
        this.observer = new Observer(api, shop.receipts(), clock, world::hasFace);
        var shift = Long.toString(clock.millis(), 36);
        this.crew = new Crew(api, world, faults, observer, clock, shift, Pace.of(A_SCAN));
        this.stocking = new Stocking(api, crew, world);
        this.backroom = new Backroom(api, world, faults, clock, shift);
        int each = Math.clamp(log.invoices().size() / 100, 2, 10);
        this.showcase = new Showcase(api, withKey, stocking, clock, each);
    }

    /** What must come out, where all of the built-in log is played; nothing is known of another. */
    Oracle oracle() {
        boolean whole = options.log() == null && options.orders() == Integer.MAX_VALUE;
        return whole ? Oracle.ofBuiltIn() : Oracle.SILENT;
    }

    List<Site> sites() {
        return world.sites();
    }

    double secondsOf(String... names) {
        return Arrays.stream(names)
                .mapToDouble(name -> phases.getOrDefault(name, 0.0))
                .sum();
    }

    /** Whether part of what happened was seen by a lab before this one. */
    boolean resumed() {
        return options.resume();
    }

    /** Plays to the end and answers the last figures. */
    Figures run() {
        new Opening(api, world).tell(newsPort.address(), secret, carrierPort.address(), account);
        if (!options.resume()) {
            showcase.open();
            backroom.open();
        }
        until(() -> Figures.of(api).underWay() == 0, "the warehouses were not told of their goods in time");
        phase("setup");
        try (var shift = new Shift(hands())) {
            stocking.bring(opening());
            untilPutAway();
            phase("stock");
            if (!options.resume()) shift.join(backroom.hands());
            board.say("Stock is in the bins; " + log.invoices().size() + " invoices follow.");
            var feeding = feed();
            var last = watch(feeding);
            phase("floor");
            shift.troubles().stream().limit(5).forEach(problems::add);
            observer.lost().forEach(backroom::lost);
            if (!options.resume()) problems.addAll(backroom.problems());
            return last;
        }
    }

    private List<Hand> hands() {
        var hands = world.sites().stream()
                .filter(Site::ships)
                .flatMap(site -> site.kind().equals("store")
                        ? Stream.concat(crew.hands(site.code(), STORE).stream(), Stream.of(crew.clerk(site.code())))
                        : crew.hands(site.code(), WAREHOUSE).stream());
        var sorter = options.resume() ? Stream.<Hand>of() : Stream.of(crew.sorter(Backroom.EAST, Backroom.WALL));
        return Stream.concat(hands, sorter).toList();
    }

    private List<Delivery> opening() {
        var all = new ArrayList<>(world.openingStock());
        if (!options.resume()) {
            all.addAll(showcase.stock());
            all.addAll(backroom.stock());
        }
        return all;
    }

    /** Orders of the showcase go beside those of the log; a lab that was cut off has forgotten them. */
    private CompletableFuture<Void> show() {
        if (options.resume()) return CompletableFuture.completedFuture(null);
        threads.execute(showcase::supply);
        return CompletableFuture.runAsync(
                () -> showcase.play(
                        () -> (double) shop.answered() / log.invoices().size()),
                threads);
    }

    /** Goods can be promised once they are put away; the backlog would take them later too, but the shop opens stocked. */
    private void untilPutAway() {
        var nodes = world.openingStock().stream().map(Delivery::node).collect(toSet());
        until(
                () -> Figures.of(api).underWay() == 0 && nodes.stream().noneMatch(this::waitsAt),
                "the opening stock was not put away in time");
    }

    private static void until(BooleanSupplier done, String otherwise) {
        long giveUp = System.nanoTime() + STALL_NANOS;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > giveUp) throw new DemoFailed(otherwise);
            ServerProcess.sleep(200);
        }
    }

    private boolean waitsAt(String node) {
        return Stream.of("expected", "arrived")
                .anyMatch(state -> !api.get("/warehouses/" + node + "/deliveries?limit=1&state=" + state)
                        .must("deliveries of " + node)
                        .body()
                        .path("items")
                        .isEmpty());
    }

    private CompletableFuture<Void> feed() {
        var later = CompletableFuture.runAsync(
                () -> {
                    while (shop.answered() < LATER_STOCK_AT * log.invoices().size()) ServerProcess.sleep(200);
                    stocking.bring(world.laterStock());
                },
                threads);
        var fed = CompletableFuture.runAsync(
                () -> {
                    shop.replay(log.invoices(), options.rate());
                    phase("feed");
                },
                threads);
        return CompletableFuture.allOf(later, fed, show());
    }

    /** Until all is sent and nothing is under way; gives up where nothing moves any more. */
    private Figures watch(CompletableFuture<Void> feeding) {
        var figures = Figures.of(api);
        long moved = System.nanoTime();
        while (true) {
            ServerProcess.sleep(POLL_MILLIS);
            var now = Figures.of(api);
            if (!now.equals(figures)) moved = System.nanoTime();
            figures = now;
            show(figures);
            if (feeding.isCompletedExceptionally()) feeding.join();
            boolean done = feeding.isDone() && (options.resume() || backroom.over());
            if (done && figures.settled()) {
                figures = Figures.fresh(api);
                if (figures.settled()) return figures;
            }
            if (System.nanoTime() - moved > STALL_NANOS) {
                problems.add("nothing moves any more: " + figures.orders() + " " + figures.messages());
                return figures;
            }
        }
    }

    private void show(Figures figures) {
        var receipts = shop.receipts();
        double sent = (double) shop.answered() / log.invoices().size();
        double left = figures.units("ordered") == 0 ? 1 : (double) figures.units("open") / figures.units("ordered");
        board.progress(
                sent * (0.3 + 0.7 * (1 - left)),
                String.format(
                        java.util.Locale.ROOT,
                        "captured %,d  duplicate %,d  backordered %,d  picked %,d  shipped %,d  units %,d  oversold"
                                + " %,d",
                        receipts.captured(),
                        receipts.duplicates(),
                        figures.order("backordered"),
                        observer.ordersPicked(),
                        figures.order("shipped"),
                        figures.units("shipped"),
                        figures.oversold()));
    }

    private synchronized void phase(String name) {
        long now = System.nanoTime();
        phases.put(name, Math.round((now - phaseStart) / 1e8) / 10.0);
        phaseStart = now;
    }

    @Override
    public void close() {
        showcase.close();
        observer.close();
        threads.shutdownNow();
        newsPort.close();
        carrierPort.close();
    }
}
