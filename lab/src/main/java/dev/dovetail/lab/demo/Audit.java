package dev.dovetail.lab.demo;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.wire.Api;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a played demo's figures together, and says what does not add up. */
record Audit(Play play, Api api) {
    private static final long LONGEST_TO_NODE_MS = 20_000;

    Result result(Figures figures, double seconds) {
        var check = api.get("/check").must("the check").body();
        var problems = new ArrayList<>(play.problems);
        var result = new Result(
                orders(figures),
                figures.orders().path("lines").asLong(),
                Math.round(play.shop.receipts().lines() / Math.max(0.1, play.secondsOf("feed", "floor"))),
                units(figures),
                figures.oversold(),
                new Result.Handoffs(figures.message("sent"), figures.message("dead"), figures.underWay()),
                Result.Shown.of(play.resumed() ? Map.of() : play.showcase.counts()),
                FloorWork.of(api, play.sites(), play.observer.ordersSorted(), LocalDate.now(ZoneOffset.UTC)),
                Rehearsal.of(api),
                new Result.Check(
                        check.path("invariants").asLong(), check.path("broken").size()),
                play.observer.waits(),
                faults(),
                play.observer.refusals(),
                heard(),
                play.phases,
                Math.round(seconds * 10) / 10.0,
                problems);
        check.path("broken").forEach(broken -> problems.add("broken: " + broken));
        problems.addAll(doubts(result, figures));
        return result;
    }

    private Result.Heard heard() {
        return new Result.Heard(
                play.news.orders("order.shipped"),
                play.news.orders("order.cancelled"),
                play.news.repeated(),
                play.news.refused());
    }

    private Result.Orders orders(Figures figures) {
        var receipts = play.shop.receipts();
        return new Result.Orders(
                receipts.received(),
                receipts.captured(),
                receipts.duplicates(),
                receipts.conflicts(),
                receipts.rejected(),
                figures.order("backordered"),
                figures.order("cancelled"),
                figures.order("shipped"),
                new Result.CancelRequests(
                        figures.cancel("accepted"), figures.cancel("needsReturn"), figures.cancel("unmatched")));
    }

    private static Result.Units units(Figures figures) {
        return new Result.Units(
                figures.units("ordered"),
                figures.units("shipped"),
                figures.units("backordered"),
                figures.units("cancelled"),
                figures.units("open"));
    }

    private Map<String, Long> faults() {
        var counts = new TreeMap<String, Long>();
        for (Map.Entry<Fault, Long> e : play.faults.counts().entrySet())
            counts.put(e.getKey().row() + " " + e.getKey().name().toLowerCase(java.util.Locale.ROOT), e.getValue());
        return counts;
    }

    private List<String> doubts(Result r, Figures figures) {
        var doubts = new ArrayList<>(play.shop.receipts().surprises());
        var u = r.units();
        doubt(
                doubts,
                figures.order("captured")
                        != r.orders().captured() + play.showcase.captured() + play.backroom.captured(),
                "the server counts " + figures.order("captured") + " captured orders, the shop "
                        + r.orders().captured());
        doubt(doubts, u.ordered() != u.shipped() + u.backordered() + u.cancelled() + u.open(), "units do not add up");
        doubt(doubts, r.oversoldUnits() != 0, r.oversoldUnits() + " units oversold");
        doubt(doubts, r.handoffs().dead() > 0, r.handoffs().dead() + " dead letters");
        var c = r.orders().cancelRequests();
        long cancels = c.accepted() + c.needsReturn() + c.unmatched();
        doubt(
                doubts,
                cancels != play.shop.receipts().cancelLines(),
                cancels + " cancel requests answered of " + play.shop.receipts().cancelLines());
        long wait = r.waits().captureToNodeMs().p99();
        doubt(doubts, wait > LONGEST_TO_NODE_MS, "99 of 100 orders were accepted only after " + wait + " ms");
        doubts.addAll(play.oracle().differences(r.orders()));
        doubts.addAll(doubtsOutside(figures));
        return doubts;
    }

    /** What the shop heard and the carrier's books; a lab that was cut off has forgotten what it heard. */
    private List<String> doubtsOutside(Figures figures) {
        var doubts = new ArrayList<String>();
        doubt(doubts, play.news.refused() > 0, play.news.refused() + " webhooks with a wrong signature");
        if (play.resumed()) return doubts;
        doubts.addAll(play.showcase.problems());
        doubts.addAll(play.news.differences(figures.orders()));
        doubts.addAll(play.carrier.differences(play.news.trackings().stream()
                .filter(tracking -> !tracking.startsWith("DS")) // the supplier's own carrier has those
                .collect(toSet())));
        return doubts;
    }

    private static void doubt(List<String> doubts, boolean wrong, String what) {
        if (wrong) doubts.add(what);
    }
}
