package dev.dovetail.oms.verification;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Sets up what is checked, and what things should cost. */
@Service
public class VerificationSetup {
    private final CheckStore store;
    private final Verification verification;
    private final Audit audit;
    private final Transactions transactions;

    VerificationSetup(CheckStore store, Verification verification, Audit audit, Transactions transactions) {
        this.store = store;
        this.verification = verification;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Says what is checked of a channel's orders from now on. */
    public void put(ChannelChecks checks, Cause cause) {
        transactions.run(() -> {
            store.put(checks);
            audit.record(
                    cause,
                    "channel.checks",
                    "channel:" + checks.channel(),
                    Map.of(
                            "address", checks.address().wire(),
                            "price", checks.price().wire(),
                            "duplicates", checks.duplicates().wire(),
                            "fraud", checks.fraud().wire()));
        });
        verification.forget();
    }

    /** Sets expected prices, at most 1,000 of a client's SKUs, each (SKU, currency) once. */
    public void putPrices(int client, List<ExpectedPrice> prices, Cause cause) {
        transactions.run(() -> {
            store.putPrices(client, prices);
            audit.record(cause, "prices.put", "prices:" + client, Map.of("prices", prices.size()));
        });
    }
}
