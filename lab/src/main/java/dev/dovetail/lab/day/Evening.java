package dev.dovetail.lab.day;

import dev.dovetail.lab.carrier.Carrier;
import dev.dovetail.lab.wire.Api;
import java.util.ArrayList;
import java.util.List;

/** What the public interface and the carrier's books must say when the day is over. */
final class Evening {
    private Evening() {}

    static List<String> of(Api api, Carrier carrier, int poisons) {
        var left = new ArrayList<String>();
        var messages = api.get("/messages/figures").must("figures of messages").body();
        expect(left, "messages pending", 0, messages.path("pending").asLong());
        expect(left, "messages in doubt", 0, messages.path("inDoubt").asLong());
        expect(
                left,
                "dead letters (one for each poison)",
                poisons,
                messages.path("dead").asLong());
        var figures = api.get("/orders/figures").must("figures of orders").body();
        expect(left, "units still open", 0, figures.path("units").path("open").asLong());
        expect(left, "units oversold", 0, figures.path("oversoldUnits").asLong());
        carrier.liveLabels().forEach((reference, labels) -> expect(left, "live labels of " + reference, 1, labels));
        return left;
    }

    private static void expect(List<String> left, String what, long wanted, long seen) {
        if (wanted != seen) left.add(what + ": " + seen + " instead of " + wanted);
    }
}
