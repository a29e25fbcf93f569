package dev.dovetail.lab.day;

import dev.dovetail.ground.handoff.Deliveries;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.IdSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those faults that nobody outside can make: what goes wrong with messages and between the program's own parts. */
record Inside(Poison poison, Releases releases, Delays delays, Outage outage) {
    static Inside of(House house, IdSource ids, JdbcClient owner) {
        var outbox = house.part(Outbox.class);
        var transactions = house.part(Transactions.class);
        return new Inside(
                new Poison(outbox, transactions, ids),
                new Releases(outbox, transactions, ids),
                new Delays(house.part(JdbcClient.class)),
                new Outage(owner, house.part(Deliveries.class)));
    }
}
