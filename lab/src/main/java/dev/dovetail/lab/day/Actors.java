package dev.dovetail.lab.day;

import dev.dovetail.ground.vault.Vault;
import dev.dovetail.lab.backroom.Backroom;
import dev.dovetail.lab.carrier.Carrier;
import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.floor.Crew;
import dev.dovetail.lab.floor.Pace;
import dev.dovetail.lab.floor.Watch;
import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.news.News;
import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.opening.Stocking;
import dev.dovetail.lab.shop.Shop;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.wire.Loopback;
import dev.dovetail.lab.world.Site;
import dev.dovetail.lab.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Everybody outside the program: the shop, the customers who change their minds, the people on the floor, the carrier; and what goes wrong. */
final class Actors implements AutoCloseable {
    private static final String SECRET = "whsec_dHJhZGluZy1kYXktc2VjcmV0LW9mLTMyLWJ5dGVzISE=";
    private static final Carrier.Account ACCOUNT = new Carrier.Account("day-client", "day-secret", "A1B2C3");
    private static final int LATE = 10;
    private static final Crew.Size CREW = new Crew.Size(1, 2, 1, 1, 2, 1);
    /** Those of the shop and of handhelds come as F2 and F7 from elsewhere too. */
    private static final Set<Fault> COUNTED_BY_LAB =
            EnumSet.complementOf(EnumSet.of(Fault.SENT_TWICE, Fault.CONFLICT, Fault.BATCH_AGAIN));

    private final Api api;
    private final Vault vault;
    private final VirtualClock clock;
    private final SplittableRandom random;
    private final Tally tally;
    private final Faults faults;
    private final World world;
    private final List<Invoice> invoices;
    private final Shop shop;
    private final News news;
    private final Carrier carrier;
    private final List<Loopback> partners;
    private final List<Rested> hands = new ArrayList<>();
    private final Crew crew;
    private final Stocking stocking;
    private final Backroom backroom;
    private final Inside inside;
    private final Names names;
    private final Supplier supplier;
    private final Accidents accidents;
    private final Malformed malformed;
    private final Minds minds;
    private final Lost lost;
    private final List<String> complaints = new ArrayList<>();
    private boolean lineDown;

    Actors(
            long seed,
            int orders,
            House house,
            VirtualClock clock,
            SplittableRandom random,
            Tally tally,
            Inside inside) {
        this.clock = clock;
        this.random = random;
        this.tally = tally;
        this.inside = inside;
        this.vault = house.part(Vault.class);
        this.api = house.api();
        this.faults = new Faults(seed);
        var log = Selection.of(seed, orders);
        this.world = new World(log);
        this.invoices = log.invoices();
        this.names = new Names(api, faults, tally);
        this.shop = new Shop(names, world, faults, Opening.CHANNEL, 1, Runnable::run);
        this.news = new News(SECRET, faults, clock.asTold());
        this.carrier = new Carrier(ACCOUNT, faults, null);
        var lines = List.of(new Line("the shop", news), new Line("the carrier", carrier));
        this.partners = lines.stream().map(Loopback::new).toList();
        var floor = new Mixed(api, faults, tally, complaints::add);
        this.crew = new Crew(floor, world, faults, overseer(), clock, "day", Pace.AT_ONCE);
        this.stocking = new Stocking(floor, crew, world);
        this.backroom = new Backroom(floor, world, faults, clock, "day");
        this.malformed = new Malformed(house.address(), House.KEY);
        this.minds = new Minds(api, shop.receipts(), random.split(), tally);
        this.lost = new Lost(api, shop, random.split(), tally);
        this.supplier = new Supplier(house.address(), House.KEY, api, world, random.split(), tally);
        var nodes = world.sites().stream().filter(Site::ships).map(Site::nodeId).toList();
        this.accidents = new Accidents(clock, tally, inside.outage(), lines, nodes, complaints::add);
    }

    private Watch overseer() {
        return new Watch() {
            @Override
            public void pickedTwice(String line) {
                complaints.add("the units of " + line + " were picked twice");
            }

            @Override
            public void misplaced(String barcode, String slot) {
                complaints.add("an item " + barcode + " was taken into the wrong slot " + slot);
            }

            @Override
            public void shorted(String orderId, String node, String sku, long units, Instant takenAt) {
                backroom.lost(sku, units);
            }

            @Override
            public void broken(String sku, long units) {
                backroom.lost(sku, units);
            }

            @Override
            public void counted(String node, String location, String state) {
                if (!state.equals("settled") && !clock.wasWrong())
                    complaints.add("a count of " + location + " at " + node + " is " + state);
            }
        };
    }

    /** Tells the house of its world over its public interface. */
    void open() {
        var opening = new Opening(api, world);
        opening.tell(partners.get(0).address(), SECRET, partners.get(1).address(), ACCOUNT);
        backroom.open();
        hands.add(new Rested(crew.sorter(Backroom.EAST, Backroom.WALL)));
        for (var site : world.sites())
            if (site.ships()) crew.hands(site.code(), CREW).forEach(hand -> hands.add(new Rested(hand)));
        supplier.declare();
    }

    /** Brings in what is there in the morning; the warehouses must know the goods by now. */
    void stock() {
        world.openingStock().forEach(stocking::bring);
        backroom.stock().forEach(stocking::bring);
    }

    /** Plans the day: orders over three hours and a half, each with its own luck; people at work every few minutes; later goods. */
    void plan(Agenda agenda) {
        backroom.hands().forEach(hand -> hands.add(new Rested(hand)));
        var at = clock.instant().plus(Duration.ofMinutes(5));
        for (var invoice : invoices) {
            at = at.plusSeconds(20 + random.nextInt(80));
            order(agenda, at, invoice);
        }
        var evening = at;
        for (var t = clock.instant(); t.isBefore(evening); t = t.plusSeconds(150)) agenda.at(t, this::round);
        for (var t = clock.instant().plusSeconds(900);
                t.isBefore(evening);
                t = t.plusSeconds(900 + random.nextInt(900))) trouble(agenda, t);
        for (var delivery : world.laterStock())
            agenda.at(clock.instant().plus(Duration.ofHours(2)), () -> stocking.bring(delivery));
        accidents.plan(agenda, evening, random.split());
    }

    private void order(Agenda agenda, Instant at, Invoice invoice) {
        if (invoice.cancels()) {
            agenda.at(at, () -> shop.send(invoice));
            return;
        }
        agenda.at(at, () -> lost.send(invoice));
        if (random.nextInt(15) == 0) agenda.at(at.plusSeconds(random.nextInt(20)), () -> tenTimes(invoice));
        if (random.nextInt(6) == 0)
            agenda.at(at.plusSeconds(untilChangeOfMind()), () -> complain(minds.change(invoice.number())));
    }

    /** Every other one while the work is on its way to the node or on the floor. */
    private int untilChangeOfMind() {
        return 30 + random.nextInt(random.nextBoolean() ? 240 : 5400);
    }

    /** F7: an order that was taken comes ten times more; each time the answer is that one order. */
    private void tenTimes(Invoice invoice) {
        var receipts = shop.receipts();
        if (receipts.findNumber(invoice.number()).isEmpty()) return;
        long before = receipts.duplicates();
        for (int i = 0; i < 10; i++) shop.send(invoice);
        long again = receipts.duplicates() - before;
        if (again != 10) complaints.add("F7 order " + invoice.number() + " was taken again " + again + " times of 10");
        tally.count("F7");
    }

    private void trouble(Agenda agenda, Instant at) {
        agenda.at(at, () -> {
            complain(malformed.send());
            tally.count("F10");
            if (!clock.isWrong()) {
                complain(supplier.tell(clock.instant()));
                sweep();
            }
            releaseAgain();
        });
        if (random.nextInt(3) == 0)
            agenda.at(at.plusSeconds(200), () -> {
                inside.poison().send(random.nextInt(256), clock.instant());
                tally.count("F16");
            });
    }

    /** What the shop has and we have not is found, and comes. */
    void sweep() {
        complain(lost.sweep(clock.instant()));
    }

    /** Any order that was taken today. */
    private void releaseAgain() {
        var taken = shop.receipts()
                .findNumber(invoices.get(random.nextInt(invoices.size())).number());
        if (taken.isEmpty()) return;
        inside.releases().again(Long.parseLong(taken.get().orderId()), clock.instant());
        tally.count("double-release");
    }

    /** F9: a week later the shop sends orders again that were taken; each is that order still, and nothing happens. */
    List<String> aWeekLater() {
        var receipts = shop.receipts();
        var again = invoices.stream()
                .filter(invoice -> receipts.findNumber(invoice.number()).isPresent())
                .limit(LATE)
                .toList();
        long before = receipts.duplicates();
        again.forEach(invoice -> {
            shop.send(invoice);
            tally.count("F9");
        });
        long same = receipts.duplicates() - before;
        return same == again.size()
                ? List.of()
                : List.of("F9 of " + again.size() + " late orders " + same + " were known");
    }

    /** A delivery round is half a minute away; now and then the line is down for ten, but not twice together: that is an alarm (I30). */
    Duration untilNextDelivery() {
        lineDown = !lineDown && random.nextInt(40) == 0;
        return lineDown ? Duration.ofMinutes(10) : Duration.ofSeconds(25 + random.nextInt(35));
    }

    /** Whoever does not rest does one piece of work. */
    private void round() {
        hands.forEach(Rested::turn);
        delay();
    }

    /** Everybody does one piece of work, rested or not; whether anybody found some. */
    boolean work() {
        boolean any = false;
        for (var hand : hands) any |= hand.work();
        delay();
        return any;
    }

    private void delay() {
        if (random.nextInt(4) == 0) inside.delays().holdUpOne(clock.instant());
        for (int i = inside.delays().newlyPutOff(); i > 0; i--) tally.count("F8");
    }

    private void complain(java.util.Optional<String> wrong) {
        wrong.ifPresent(complaints::add);
    }

    /** What should be over by the evening and is not. */
    List<String> unfinished() {
        var left = new ArrayList<>(complaints);
        left.addAll(shop.receipts().surprises());
        left.addAll(minds.unanswered());
        left.addAll(backroom.problems());
        left.addAll(names.mangled(shop.receipts(), vault));
        left.addAll(inside.delays().notInOrder());
        left.addAll(Evening.of(api, carrier, news, inside.poison().waiting()));
        return left;
    }

    /** Adds what the lab's own parts counted. */
    void count() {
        faults.counts().forEach((fault, n) -> {
            for (long i = COUNTED_BY_LAB.contains(fault) ? n : 0; i > 0; i--) tally.count(fault.row());
        });
    }

    int orders() {
        return (int) shop.receipts().captured();
    }

    @Override
    public void close() {
        partners.forEach(Loopback::close);
    }
}
