package dev.dovetail.oms.freshness;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules over HTTP: read and put as one list. */
@RestController
@RequestMapping("/api/v1/feed-policies")
class FreshnessApi {
    private static final int MOST = 1_000;

    private final FreshnessSetup setup;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    FreshnessApi(FreshnessSetup setup, Network network, Body body, InstantSource clock) {
        this.setup = setup;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    /** A field left out says it of all. */
    record Rule(
            @Nullable String channel,
            @Nullable String node,
            @Nullable String skuClass,
            @Nullable String sign,
            String fail) {}

    record Rules(List<Rule> items) {}

    @GetMapping
    @Permit(Permission.STOCK_READ)
    Rules list(Caller caller) {
        return new Rules(
                setup.list(caller.client()).stream().map(FreshnessApi::shown).toList());
    }

    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Rules put(Caller caller, HttpServletRequest request) {
        var given = body.read(request, Rules.class).items();
        if (given.size() > MOST) throw new Malformed("freshness.too-many", "/items", "at most " + MOST);
        var policies = new ArrayList<Policy>();
        var seen = new HashSet<Policy>();
        for (int i = 0; i < given.size(); i++) {
            var policy = policy(given.get(i), "/items/" + i);
            if (!seen.add(new Policy(policy.channel(), policy.node(), policy.skuClass(), policy.sign(), "")))
                throw new Malformed("freshness.twice", "/items/" + i, "another rule speaks of the same");
            policies.add(policy);
        }
        setup.put(caller.client(), policies, caller.cause(clock.instant()));
        return list(caller);
    }

    private Policy policy(Rule rule, String path) {
        if (!rule.fail().equals("open") && !rule.fail().equals("closed"))
            throw new Malformed("freshness.fail", path + "/fail", "open or closed");
        var sign = or(rule.sign());
        if (!sign.isEmpty() && !sign.equals(Policy.LATE) && !sign.equals(Policy.EMPTY))
            throw new Malformed("freshness.sign", path + "/sign", "late or empty");
        if (rule.channel() != null) network.getChannel(rule.channel());
        if (rule.node() != null) network.getNode(rule.node());
        var skuClass = or(rule.skuClass());
        if (skuClass.length() > 40) throw new Malformed("freshness.class", path + "/skuClass", "at most 40 characters");
        return new Policy(or(rule.channel()), or(rule.node()), skuClass, sign, rule.fail());
    }

    private static Rule shown(Policy policy) {
        return new Rule(
                orNull(policy.channel()),
                orNull(policy.node()),
                orNull(policy.skuClass()),
                orNull(policy.sign()),
                policy.fail());
    }

    private static String or(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static @Nullable String orNull(String word) {
        return word.isEmpty() ? null : word;
    }
}
