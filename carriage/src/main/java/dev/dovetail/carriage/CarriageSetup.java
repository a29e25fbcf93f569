package dev.dovetail.carriage;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Changes the rates. */
@Service
public class CarriageSetup {
    static final int LIMIT = 2_000;

    private final RateStore store;
    private final Carriage carriage;
    private final Audit audit;
    private final Transactions transactions;

    CarriageSetup(RateStore store, Carriage carriage, Audit audit, Transactions transactions) {
        this.store = store;
        this.audit = audit;
        this.carriage = carriage;
        this.transactions = transactions;
    }

    /**
     * Puts the zones of each service that {@code rates} names in place of what the service had; other services stay.
     * Refuses a zone given twice, zones that do not reach farther as they rise, and one service in two currencies.
     */
    public void put(List<ZoneRate> rates, Cause cause) {
        check(rates);
        transactions.run(() -> {
            store.replace(rates);
            audit.record(
                    cause,
                    "rates.put",
                    "carriage:rates",
                    Map.of("tariffs", Rates.of(rates).tariffs()));
        });
        carriage.forget();
    }

    private static void check(List<ZoneRate> rates) {
        if (rates.isEmpty() || rates.size() > LIMIT)
            throw new Malformed("carriage.too-many", "/rates", "give 1 to " + LIMIT + " rates, not " + rates.size());
        var zones = new HashSet<String>();
        var currencies = new HashMap<String, String>();
        for (int i = 0; i < rates.size(); i++) {
            var rate = rates.get(i);
            var path = "/rates/" + i;
            checkFigures(rate, path);
            if (!zones.add(rate.service() + "\n" + Rates.origin(rate) + "\n" + rate.zone()))
                throw new Malformed("carriage.zone-twice", path + "/zone", "zone " + rate.zone() + " is given twice");
            if (!currencies
                    .computeIfAbsent(rate.service(), _ -> rate.currency())
                    .equals(rate.currency()))
                throw new Malformed("carriage.mixed-currency", path + "/currency", "a service has one currency");
        }
        checkReach(rates);
    }

    private static void checkReach(List<ZoneRate> rates) {
        ZoneRate nearer = null;
        for (var rate : Rates.of(rates).list()) {
            if (nearer != null
                    && nearer.service().equals(rate.service())
                    && Objects.equals(nearer.origin(), rate.origin())
                    && nearer.upToKm() >= rate.upToKm())
                throw new Malformed(
                        "carriage.zones-out-of-order",
                        "/rates/" + rates.indexOf(rate) + "/upToKm",
                        "zone " + rate.zone() + " of " + rate.service() + " must reach farther than zone "
                                + nearer.zone());
            nearer = rate;
        }
    }

    private static void checkFigures(ZoneRate rate, String path) {
        if (rate.service().isBlank() || rate.service().length() > 40)
            throw new Malformed("carriage.service", path + "/service", "a service has 1 to 40 characters");
        if (rate.origin() != null && (rate.origin().isBlank() || rate.origin().length() > 40))
            throw new Malformed("carriage.origin", path + "/origin", "a node's code, or left out for every node");
        within(rate.zone(), 1, 99, path + "/zone");
        within(rate.upToKm(), 1, 50_000, path + "/upToKm");
        within(rate.baseMinor(), 0, 1_000_000_000, path + "/baseMinor");
        within(rate.perKgMinor(), 0, 1_000_000, path + "/perKgMinor");
        within(rate.transitDays(), 0, 90, path + "/transitDays");
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(rate.currency())))
            throw new Malformed("carriage.currency", path + "/currency", "a currency is three letters, such as GBP");
    }

    private static void within(long figure, long least, long most, String path) {
        if (figure < least || figure > most)
            throw new Malformed("carriage.out-of-range", path, least + " to " + most + ", not " + figure);
    }
}
