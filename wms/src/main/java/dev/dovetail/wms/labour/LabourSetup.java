package dev.dovetail.wms.labour;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.layout.Warehouse;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says by what work is measured. */
@Component
public class LabourSetup {
    private final StandardStore store;
    private final Transactions transactions;
    private final Audit audit;

    LabourSetup(StandardStore store, Transactions transactions, Audit audit) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Also for the days that are over: figures are worked out when somebody looks. Kept in the audit. */
    public Standards put(Warehouse warehouse, Standards standards, Cause cause) {
        return transactions.run(() -> {
            store.put(warehouse.node(), standards);
            var details = Map.of(
                    "allowancePercent", standards.allowancePercent(),
                    "stepMm", standards.stepMm(),
                    "gapMinutes", standards.gapMinutes(),
                    "handling", standards.handling().toString());
            audit.record(cause, "labour.standards", "warehouse:" + warehouse.code(), details);
            return standards;
        });
    }
}
