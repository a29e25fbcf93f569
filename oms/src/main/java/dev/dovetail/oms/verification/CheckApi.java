package dev.dovetail.oms.verification;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is checked at capture, and what things should cost, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class CheckApi {
    private static final int MOST = 1_000;
    private static final BigDecimal DEAREST = BigDecimal.valueOf(1_000_000_000L);

    private final Verification verification;
    private final VerificationSetup setup;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    CheckApi(Verification verification, VerificationSetup setup, Network network, Body body, InstantSource clock) {
        this.verification = verification;
        this.setup = setup;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    record Prices(List<ExpectedPrice> items) {}

    @GetMapping("/channels/{code}/checks")
    @Permit(Permission.ORDERS_READ)
    ChecksBody checks(Caller caller, @PathVariable String code) {
        network.visible(caller, code);
        return ChecksBody.of(verification.of(code));
    }

    @PutMapping("/channels/{code}/checks")
    @Permit(Permission.SETUP_WRITE)
    ChecksBody put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        network.visible(caller, code);
        var checks = body.read(request, ChecksBody.class).toChecks(code);
        setup.put(checks, caller.cause(clock.instant()));
        return ChecksBody.of(checks);
    }

    @PutMapping("/prices")
    @Permit(Permission.SETUP_WRITE)
    Map<String, Integer> prices(Caller caller, HttpServletRequest request) {
        var items = body.read(request, Prices.class).items();
        if (items.isEmpty() || items.size() > MOST)
            throw new Malformed("verification.too-many-prices", "/items", "give 1 to " + MOST + " prices");
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            check(items.get(i), "/items/" + i);
            if (!seen.add(items.get(i).sku().toUpperCase(Locale.ROOT) + " "
                    + items.get(i).currency()))
                throw new Malformed("verification.price-twice", "/items/" + i + "/sku", "is given twice");
        }
        var normal = items.stream()
                .map(item -> new ExpectedPrice(item.sku().toUpperCase(Locale.ROOT), item.currency(), item.price()))
                .toList();
        setup.putPrices(caller.client(), normal, caller.cause(clock.instant()));
        return Map.of("prices", normal.size());
    }

    private static void check(ExpectedPrice item, String path) {
        if (item.sku().isBlank() || item.sku().toUpperCase(Locale.ROOT).length() > 64)
            throw new Malformed("availability.sku", path + "/sku", "has 1 to 64 characters");
        if (!item.currency().matches("[A-Z]{3}"))
            throw new Malformed("network.currency", path + "/currency", "is three letters, such as GBP");
        var price = item.price();
        if (price.signum() < 0
                || price.compareTo(DEAREST) > 0
                || price.stripTrailingZeros().scale() > 6)
            throw new Malformed(
                    "verification.price", path + "/price", "is 0 to " + DEAREST + " with at most 6 decimals");
    }
}
