package dev.dovetail.wms.storms;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Crashing;
import dev.dovetail.wms.floor.Handheld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Sends commands over a database that is cut again and again until they are answered, and writes down what the answer was. */
abstract class Wire {
    private static final int TRIES = 5;

    final WarehouseHouse house;
    final Random random;
    final Handheld floor;
    final Book book;
    private final Crashing database;

    Wire(WarehouseHouse house, Crashing database, Random random, Handheld floor, Book book) {
        this.house = house;
        this.database = database;
        this.random = random;
        this.floor = floor;
        this.book = book;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private void perhapsCut() {
        if (oneIn(3)) database.arm(random.nextInt(16), random.nextBoolean());
    }

    /** Until it is answered: a cut is an answer to nobody. */
    private <T> T answered(Supplier<T> act) {
        for (int tried = 1; ; tried++) {
            try {
                var answer = act.get();
                database.disarm();
                return answer;
            } catch (Refused no) {
                database.disarm();
                throw no;
            } catch (RuntimeException cut) {
                if (!(database.cut() && tried < TRIES)) throw cut;
                book.cut();
            }
        }
    }

    List<Map<String, Object>> ask(Map<String, Object> body) {
        perhapsCut();
        return answered(() -> floor.asked(body));
    }

    List<Map<String, Object>> tasks(String worker, String kind, int limit) {
        return ask(Map.of("worker", worker, "kind", kind, "limit", limit));
    }

    boolean send(Map<String, Object> scan) {
        return send(floor, scan.get("kind").toString(), List.of(scan)) == 1;
    }

    int send(List<Map<String, Object>> scans) {
        return send(floor, "", scans);
    }

    /**
     * Sends scans, perhaps cut, until they are answered; then once more: then none may count.
     *
     * @param as what they are called in the book; empty for their kinds
     */
    int send(Handheld by, String as, List<Map<String, Object>> scans) {
        if (scans.isEmpty()) return 0;
        perhapsCut();
        var first = answered(() -> by.scan(scans));
        int accepted = 0;
        for (int i = 0; i < first.size(); i++) {
            var code = first.get(i).code();
            var command = as.isEmpty() ? scans.get(i).get("kind").toString() : as;
            if (code.equals("floor.fault")) throw new AssertionError(first + " of " + scans);
            if (code.isEmpty()) accepted++;
            if (code.isEmpty()) book.accepted(command);
            else book.refused(command, code);
        }
        again(first, by.scan(scans));
        return accepted;
    }

    private static void again(List<Handheld.Result> first, List<Handheld.Result> then) {
        for (int i = 0; i < then.size(); i++) {
            boolean same = first.get(i).code().equals(then.get(i).code());
            if (!same || then.get(i).outcome().equals("accepted")) throw new AssertionError(first + " then " + then);
        }
    }

    /** Something that is done at a desk, perhaps cut, until it is done or refused; nothing where it is refused. */
    <T> Optional<T> call(String command, Supplier<T> act) {
        perhapsCut();
        try {
            var done = answered(act);
            book.accepted(command);
            return Optional.of(done);
        } catch (Refused no) {
            book.refused(command, no.refusal().code());
            return Optional.empty();
        }
    }

    void call(String command, Runnable act) {
        call(command, () -> {
            act.run();
            return true;
        });
    }

    /** What has a key of the caller's own: when it is done it is asked for once more. */
    <T> Optional<T> keyed(String command, Supplier<T> act) {
        var done = call(command, act);
        if (done.isPresent()) act.get();
        return done;
    }

    /** A message of the OMS, perhaps cut before its commit; the inbox of the engine knows whether one took place. */
    <T> T tell(String command, Supplier<T> sending) {
        if (oneIn(3)) database.arm(random.nextInt(16), false);
        var sent = answered(sending);
        book.accepted(command);
        return sent;
    }

    void told(String command, NodeRequest request) {
        tell(command, () -> {
            house.send(request);
            return request;
        });
    }
}
