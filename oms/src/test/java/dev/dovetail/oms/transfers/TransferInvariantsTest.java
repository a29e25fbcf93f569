package dev.dovetail.oms.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transfers damaged as only an owner without constraints can; the check names the row. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferInvariantsTest {
    private final TransferHouse transfers;

    TransferInvariantsTest(TestDatabase db) {
        transfers = new TransferHouse(db);
    }

    /** One that is done, one in transit, one that waits. */
    @BeforeAll
    void transfers_at_work() {
        transfers.house.sku("MUG", 30, 0);
        var done = transfers.work("DONE", "MUG", 4);
        transfers.node.tell(transfers.received(done, transfers.leave(done, 4), 4));
        var underway = transfers.work("UNDERWAY", "MUG", 4);
        transfers.node.tell(transfers.received(underway, transfers.leave(underway, 4), 1));
        transfers.ask("WAITS", "MUG", 4);
        transfers.house.deliver();
        assertThat(transfers.house.broken()).isEmpty();
        for (var constraint : new String[] {"each_unit_is_somewhere", "lost_did_not_arrive"})
            transfers
                    .house
                    .db()
                    .owner()
                    .sql("alter table oms.transfer_line drop constraint " + constraint)
                    .update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I60 | update oms.transfer_line set open = open + 1",
                "I60 | update oms.transfer_line set lost = 4 where received > 0",
                "I61 | update oms.transfer_parcel set sent = sent + 1",
                "I61 | delete from oms.transfer_parcel",
                "I61 | delete from oms.order_outbox where type = 'fulfillment.transfer-coming.v1'",
                "I62 | update oms.transfer set state = 'done'",
                "I62 | update oms.transfer set state = 'open'",
                "I62 | update oms.transfer_line set received = sent",
                "I6 | update oms.transfer_line set picked = picked + 1",
                "I6 | update oms.reservation set quantity = quantity + 1 where soft and quantity > 0"
            })
    void damage_is_named(String invariant, String damage) {
        var source = transfers.house.db().ownerLogin().dataSource();
        var owner = JdbcClient.create(source);

        var broken = new TransactionTemplate(new JdbcTransactionManager(source)).execute(transaction -> {
            transaction.setRollbackOnly();
            assertThat(owner.sql(damage).update()).isPositive();
            return transfers.house.invariants().stream()
                    .filter(one -> one.id().equals(invariant))
                    .flatMap(one -> owner.sql(one.sql(transfers.house.now())).query().listOfRows().stream())
                    .toList();
        });

        assertThat(broken).isNotEmpty();
    }
}
