package dev.dovetail.lab.day;

import dev.dovetail.lab.carrier.Carrier;
import dev.dovetail.lab.news.News;
import dev.dovetail.lab.wire.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the public interface, the shop's ear and the carrier's books must say when the day is over. */
final class Evening {
    private Evening() {}

    /** @param stuck the messages that wait behind a poison, which nobody has taken away */
    static List<String> of(Api api, Carrier carrier, News news, SortedSet<Long> stuck) {
        var left = messages(api, stuck);
        var figures =
                api.get("/orders/figures?fresh=true").must("figures of orders").body();
        expect(left, "units still open", 0, figures.path("units").path("open").asLong());
        expect(left, "units oversold", 0, figures.path("oversoldUnits").asLong());
        var requests = figures.path("orders").path("cancelRequests");
        expect(left, "cancel requests pending", 0, requests.path("pending").asLong(-1));
        expect(left, "webhooks with a wrong signature", 0, news.refused());
        left.addAll(news.differences(figures));
        left.addAll(carrier.differences(news.trackings()));
        return left;
    }

    private static List<String> messages(Api api, SortedSet<Long> stuck) {
        var left = new ArrayList<String>();
        var messages = api.get("/messages/figures").must("figures of messages").body();
        expect(left, "messages in doubt", 0, messages.path("inDoubt").asLong());
        expect(
                left,
                "dead letters (one for each poison)",
                stuck.size(),
                messages.path("dead").asLong());
        // Promises are looked at when their day is over, which comes after this one.
        long looks = 0;
        var open = new TreeSet<Long>();
        var waiting =
                api.get("/messages?state=open&limit=500").must("open messages").body();
        for (var item : waiting.path("items")) {
            if (item.path("type").asString().equals("scores.look.v1")) looks++;
            else open.add(Long.parseLong(item.path("id").asString()));
        }
        expect(
                left,
                "messages pending (one behind each poison)",
                stuck.size(),
                messages.path("pending").asLong() - looks);
        if (!open.equals(stuck)) left.add("F16 open are " + open + ", behind a poison are " + stuck);
        return left;
    }

    private static void expect(List<String> left, String what, long wanted, long seen) {
        if (wanted != seen) left.add(what + ": " + seen + " instead of " + wanted);
    }
}
