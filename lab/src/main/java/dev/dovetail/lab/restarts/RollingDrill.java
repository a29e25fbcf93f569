package dev.dovetail.lab.restarts;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.lab.measure.Latency;
import dev.dovetail.lab.processes.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Three servers over one database are stopped and started again in turn, under load. */
final class RollingDrill {
    private static final int BETWEEN_MILLIS = 1500;

    private final Fleet fleet;
    private final long seed;
    private final Consumer<String> say;
    private final Receipts receipts = new Receipts();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Turn> turns = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private RollingDrill(Fleet fleet, long seed, Consumer<String> say) {
        this.fleet = fleet;
        this.seed = seed;
        this.say = say;
    }

    /**
     * One server's turn.
     *
     * @param stopMillis from SIGTERM to its end; {@code awayMillis} until it was back
     * @param streamed lines of a stream that it answered, and {@code streamEndedAt} the line that it said it did not take
     */
    record Turn(String server, long stopMillis, long awayMillis, long streamed, long streamEndedAt) {}

    /**
     * What was seen.
     *
     * @param answers how many of each status, also those after which a buyer asked again
     * @param waitMillis from when a buyer first asked until he was answered
     * @param wrong what buyers should not have seen, and what is not as it was told to them
     */
    record Result(
            String drill,
            long seed,
            List<Turn> turns,
            int acknowledged,
            int refused,
            Map<String, Long> answers,
            Latency.Spread waitMillis,
            List<String> wrong,
            boolean good) {}

    static Result run(Home home, long seed, Consumer<String> say) {
        try (var fleet = new Fleet(home, List.of("all", "oms", "all"))) {
            return new RollingDrill(fleet, seed, say).run();
        }
    }

    private Result run() {
        fleet.open();
        say.accept("Three servers run over one PostgreSQL. Seed " + seed + ".");
        var left = new ArrayList<Bought>();
        try (var _ = new Buyers(fleet.servers(), receipts, numbers, seed)) {
            for (var server : fleet.servers()) left.addAll(turn(server));
            pause(BETWEEN_MILLIS);
        }
        Buyers.buyAll(fleet.servers(), receipts, left);
        var findings =
                new Proof(fleet.database(), receipts).look(true, fleet.servers().getFirst());
        if (!findings.good()) wrong.add(findings.toString());
        receipts.odd().forEach(odd -> wrong.add("an answer that nobody should see: " + odd));
        return new Result(
                "rolling",
                seed,
                List.copyOf(turns),
                receipts.taken().size(),
                receipts.refused().size(),
                receipts.answers(),
                receipts.waits(),
                List.copyOf(wrong),
                wrong.isEmpty());
    }

    /** Answers what its stream did not take. */
    private List<Bought> turn(ServerProcess server) {
        var stream = new StreamBuyer(server, receipts, "T" + turns.size() + "-", new SplittableRandom(seed));
        pause(BETWEEN_MILLIS);
        long from = System.nanoTime();
        boolean byItself = server.stop();
        long stopped = (System.nanoTime() - from) / 1_000_000;
        server.start();
        server.await();
        var ended = stream.await();
        var turn = new Turn(
                server.name(), stopped, (System.nanoTime() - from) / 1_000_000, ended.answered(), ended.endedAt());
        turns.add(turn);
        if (!byItself) wrong.add(server.name() + " did not end by itself");
        if (!ended.wrong().isEmpty()) wrong.add(server.name() + ": " + ended.wrong());
        say.accept("%s: stopped after %d ms, back after %d ms; its stream answered %d lines and ended before line %d"
                .formatted(turn.server(), turn.stopMillis(), turn.awayMillis(), turn.streamed(), turn.streamEndedAt()));
        return ended.left();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
