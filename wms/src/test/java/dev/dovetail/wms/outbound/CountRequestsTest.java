package dev.dovetail.wms.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Layout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of bins that were short, page by page. */
@ExtendWith(PostgresExtension.class)
class CountRequestsTest {
    private final TestDatabase db;
    private final WarehouseHouse house;

    CountRequestsTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void every_request_is_on_one_page_though_many_were_made_in_one_moment() {
        var w = house.warehouse(3);
        for (int i = 0; i < 7; i++)
            db.owner()
                    .sql("insert into wms.count_request values (?, ?, 1, ?, 'short', 'test', now() - ? * interval"
                            + " '1 hour')")
                    .params(w.node().value(), house.location(w, "A-01-0" + (1 + i % 3) + "-1"), "A~" + i, i < 5 ? 0 : 1)
                    .update();
        db.owner()
                .sql("update wms.count_request set at = '2026-03-02T08:00:00.123456Z' where sku < 'A~5'")
                .update();
        var api = new BinIssueApi(
                house.get(Layout.class),
                house.get(BinIssues.class),
                house.get(Transactions.class),
                house.get(Audit.class),
                new Body(),
                house::now);

        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            var page = api.list(w.code(), after, 2);
            assertThat(page.items()).hasSizeBetween(1, 2);
            page.items().forEach(one -> seen.add(one.sku()));
            after = page.next();
        }

        assertThat(seen).containsExactlyInAnyOrder("A~0", "A~1", "A~2", "A~3", "A~4", "A~5", "A~6");
        assertThatThrownBy(() -> api.list(w.code(), "yesterday", 2)).isInstanceOf(Malformed.class);
    }
}
