package dev.dovetail.lab.restarts;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.lab.measure.Latency;
import dev.dovetail.lab.processes.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One of two servers over one database, or the database, is killed at a random moment under load, again and again. */
final class KillDrill {
    private static final int EARLIEST_MILLIS = 100;
    private static final int LATEST_MILLIS = 1500;
    private static final int AFTERWARDS_MILLIS = 300;
    private static final String POSTGRES = "postgresql";

    private final Fleet fleet;
    private final long seed;
    private final Random random;
    private final Consumer<String> say;
    private final Receipts receipts = new Receipts();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Latency answered = new Latency();
    private final Latency back = new Latency();
    private final List<String> wrong = new ArrayList<>();

    private KillDrill(Fleet fleet, long seed, Consumer<String> say) {
        this.fleet = fleet;
        this.seed = seed;
        this.random = new Random(seed);
        this.say = say;
    }

    /**
     * What was seen.
     *
     * @param acknowledged orders answered with 2xx, {@code refused} for want of stock
     * @param answers how many of each status, also those after which a buyer asked again
     * @param firstAnswerMillis from a kill to the answer to the first order that was asked for after it
     * @param backMillis from a kill until what was killed works again
     * @param wrong what was lost, doubled, changed or broken, by round
     */
    record Result(
            String drill,
            long seed,
            int rounds,
            Map<String, Integer> kills,
            int acknowledged,
            int refused,
            Map<String, Long> answers,
            Latency.Spread firstAnswerMillis,
            Latency.Spread backMillis,
            List<String> wrong,
            boolean good) {}

    static Result run(Home home, int rounds, long seed, Consumer<String> say) {
        try (var fleet = new Fleet(home, List.of("all", "oms"))) {
            return new KillDrill(fleet, seed, say).run(rounds);
        }
    }

    private Result run(int rounds) {
        fleet.open();
        say.accept("Two servers run over one PostgreSQL. Seed " + seed + ".");
        var proof = new Proof(fleet.database(), receipts);
        for (int round = 1; round <= rounds; round++) round(round, proof);
        note("in the end", proof.look(true, fleet.servers().getFirst()));
        receipts.odd().forEach(odd -> wrong.add("an answer that nobody should see: " + odd));
        return new Result(
                "kill",
                seed,
                rounds,
                kills,
                receipts.taken().size(),
                receipts.refused().size(),
                receipts.answers(),
                answered.spread(),
                back.spread(),
                List.copyOf(wrong),
                wrong.isEmpty());
    }

    private void round(int round, Proof proof) {
        int victim = random.nextInt(fleet.servers().size() + 1);
        int after = random.nextInt(EARLIEST_MILLIS, LATEST_MILLIS);
        var name = victim == 0 ? POSTGRES : fleet.servers().get(victim - 1).name();
        long killed;
        try (var _ = new Buyers(fleet.servers(), receipts, numbers, random.nextLong())) {
            pause(after);
            receipts.watch();
            killed = System.nanoTime();
            killAndStartAgain(victim);
            back.add((System.nanoTime() - killed) / 1_000_000);
            pause(AFTERWARDS_MILLIS);
        }
        answered.add(receipts.firstMillis());
        kills.merge(name, 1, Integer::sum);
        var findings = proof.look(
                false, fleet.servers().get(random.nextInt(fleet.servers().size())));
        note("round " + round, findings);
        say.accept("round %d: %s killed after %d ms, first answer after %d ms; %d orders, %s"
                .formatted(
                        round,
                        name,
                        after,
                        receipts.firstMillis(),
                        findings.orders(),
                        findings.good() ? "all right" : findings));
    }

    private void killAndStartAgain(int victim) {
        if (victim == 0) {
            fleet.storage().kill();
            fleet.storage().again();
            return;
        }
        ServerProcess server = fleet.servers().get(victim - 1);
        server.kill();
        server.start();
        server.await();
    }

    private void note(String when, Findings findings) {
        findings.lost().forEach(order -> wrong.add(when + ", lost: " + order));
        findings.doubled().forEach(order -> wrong.add(when + ", doubled: " + order));
        findings.changed().forEach(order -> wrong.add(when + ", changed: " + order));
        findings.broken().forEach(row -> wrong.add(when + ", broken: " + row));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
