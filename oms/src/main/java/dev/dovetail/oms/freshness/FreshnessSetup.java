package dev.dovetail.oms.freshness;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Changes the rules, all at once. */
@Component
class FreshnessSetup {
    private final PolicyStore policies;
    private final Freshness freshness;
    private final Audit audit;
    private final Transactions transactions;

    FreshnessSetup(PolicyStore policies, Freshness freshness, Audit audit, Transactions transactions) {
        this.policies = policies;
        this.freshness = freshness;
        this.audit = audit;
        this.transactions = transactions;
    }

    void put(int client, List<Policy> rules, Cause cause) {
        transactions.run(() -> {
            policies.put(client, rules);
            audit.record(cause, "feed-policies.put", "client:" + client, Map.of("rules", rules.size()));
        });
        freshness.forget();
    }

    List<Policy> list(int client) {
        return policies.all().getOrDefault(client, List.of());
    }
}
