package dev.dovetail.oms.availability;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Hot;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be promised, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class AvailabilityApi {
    private static final int MOST_SKUS = 200;

    private final Body body;
    private final Recent recent;
    private final Catalog catalog;
    private final Network network;
    private final ObjectProvider<NodeFreshness> freshness;
    private final ObjectProvider<ByDate> byDate;
    private final InstantSource clock;

    AvailabilityApi(
            Body body,
            Recent recent,
            Catalog catalog,
            Network network,
            ObjectProvider<NodeFreshness> freshness,
            ObjectProvider<ByDate> byDate,
            InstantSource clock) {
        this.body = body;
        this.recent = recent;
        this.catalog = catalog;
        this.network = network;
        this.freshness = freshness;
        this.byDate = byDate;
        this.clock = clock;
    }

    /**
     * ATP is the sum over the nodes that sell now (they ship, are online, not paused, serve the channel, and their feed does not close them): of what any channel may claim, or of
     * what {@code channel} may. What is published to a channel is its ATP less its buffer. With a day, also what may be promised
     * of goods that come to those nodes by then. Figures come from memory, at most two seconds old; with a day or {@code exact=true}
     * they are read. What nodes and feeds allow may be a second older.
     */
    @GetMapping("/availability")
    @Permit(Permission.STOCK_READ)
    @Hot("/api/v1/availability")
    void availability(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = new Asked(
                request.getParameter("channel"),
                skus(request),
                request.getParameter("by"),
                exact(request.getParameter("exact")));
        body.write(response, 200, promisable(caller, asked));
    }

    /**
     * What somebody wants to know.
     *
     * @param by a day
     * @param exact not from memory
     */
    record Asked(
            @Nullable String channel,
            List<String> skus,
            @Nullable String by,
            boolean exact) {}

    /** {@code sku=A&sku=B} or {@code sku=A,B}. */
    private static List<String> skus(HttpServletRequest request) {
        var given = request.getParameterValues("sku");
        if (given == null) throw new Malformed("request.missing", "sku", "is missing");
        var codes = given.length == 1 ? given[0].split(",") : given;
        return Stream.of(codes)
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static boolean exact(@Nullable String given) {
        return switch (given) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw new Malformed("availability.exact", "exact", "true or false");
        };
    }

    Promisable promisable(Caller caller, Asked asked) {
        var channel = asked.channel();
        if (channel != null && !caller.mayUse(channel))
            throw new Malformed("network.channel-not-yours", "channel", "this key is not bound to " + channel);
        if (channel != null) network.getChannel(channel);
        if (asked.skus().isEmpty() || asked.skus().size() > MOST_SKUS)
            throw new Malformed("availability.too-many-skus", "sku", "ask for 1 to " + MOST_SKUS + " SKUs");
        var skus = asked.skus().stream()
                .map(code -> Skus.of(caller, code, "sku"))
                .distinct()
                .toList();
        return promisable(caller, skus, asked, recent.view(asked.exact() || asked.by() != null));
    }

    private Promisable promisable(Caller caller, List<Sku> skus, Asked asked, View view) {
        var channel = asked.channel();
        var kits = new KitFigures(view.exact() ? catalog.find(skus) : catalog.lately(skus));
        var goods = kits.goods(skus);
        var answer = new Answer(network, channel, feeds(caller, channel, goods), clock.instant());
        var shown = kits.with(view.figures().apply(goods), answer::isSold);
        var coming = asked.by() == null ? null : coming(skus, answer, day(asked.by()));
        var kept = channel == null ? Map.<Sku, Long>of() : kept(view, channel, skus);
        return new Promisable(
                view.asOf(),
                skus.stream()
                        .map(sku -> answer.item(
                                sku,
                                shown.getOrDefault(sku, List.of()),
                                kept.get(sku),
                                coming == null ? null : coming.getOrDefault(sku, List.of())))
                        .toList());
    }

    private static Map<Sku, Long> kept(View view, String channel, List<Sku> skus) {
        var places = skus.stream().map(sku -> new Buffers.Place(channel, sku)).toList();
        var kept = new HashMap<Sku, Long>();
        view.buffers().apply(places).forEach((place, units) -> kept.put(place.sku(), units));
        return kept;
    }

    private Map<Sku, Map<NodeId, NodeFreshness.Feed>> feeds(
            Caller caller, @Nullable String channel, Collection<Sku> goods) {
        var known = freshness.getIfAvailable();
        return known == null ? Map.of() : known.feeds(caller.client(), channel, goods);
    }

    private static LocalDate day(String by) {
        try {
            return LocalDate.parse(by);
        } catch (DateTimeException e) {
            throw new Malformed("availability.by", "by", "a day, as 2026-12-24");
        }
    }

    /** Of goods that come by the day, to nodes that sell now. */
    private Map<Sku, List<ByDate.Due>> coming(List<Sku> skus, Answer answer, LocalDate by) {
        var coming = new HashMap<Sku, List<ByDate.Due>>();
        byDate.ifAvailable(known -> known.due(skus, by)
                .forEach((sku, due) ->
                        coming.put(sku, due.stream().filter(answer::isSold).toList())));
        return coming;
    }
}
