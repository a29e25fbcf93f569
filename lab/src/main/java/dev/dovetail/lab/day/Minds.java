package dev.dovetail.lab.day;

import dev.dovetail.lab.shop.Receipts;
import dev.dovetail.lab.wire.Api;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Customers who change their minds: F19, a cancel that races release, pick, pack and dispatch. One wins by the row's state, and the loser is told. */
final class Minds {
    private static final List<String> OUTCOMES = List.of("accepted", "pending", "needs-return");

    private final Api api;
    private final Receipts receipts;
    private final SplittableRandom random;
    private final Tally tally;

    Minds(Api api, Receipts receipts, SplittableRandom random, Tally tally) {
        this.api = api;
        this.receipts = receipts;
        this.random = random;
        this.tally = tally;
    }

    /** Cancels all or one line of an order, wherever it stands; what was wrong with the answer, if anything was. */
    Optional<String> change(String number) {
        var taken = receipts.findNumber(number);
        if (taken.isEmpty()) return Optional.empty();
        Object body = random.nextBoolean()
                ? Map.of("reason", "changed their mind")
                : Map.of("reason", "one is enough", "lines", List.of(Map.of("line", 1, "quantity", 1)));
        var reply = api.post("/orders/" + taken.get().orderId() + "/cancellations", body);
        String outcome = reply.body().path("outcome").asString("");
        if (outcome.equals("pending") || outcome.equals("needs-return")) tally.count("F19");
        boolean told = reply.ok() ? OUTCOMES.contains(outcome) : reply.status() == 409 || reply.status() == 422;
        return told
                ? Optional.empty()
                : Optional.of("F19 cancel of " + number + ": " + reply.status() + " " + reply.body());
    }
}
