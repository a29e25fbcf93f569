package dev.dovetail.ground.owners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnerTableTest {
    private static final String PAGE = """
            # Who owns what
            | thing | created by | corrected by | others may only |
            |---|---|---|---|
            | order | `oms.intake`, at capture | by a fact | ask: `POST /x` |

            ## Tables
            | thing | tables | owner | also written by |
            |---|---|---|---|
            | order | `oms.sales_order` `oms.order_line` | `oms.orders` | oms.intake (the capture) |
            | parcel | `wms.parcel` | `wms.packing` | - |
            """;

    @Test
    void the_page_is_read_as_it_is_written() {
        var read = OwnerTable.read(PAGE);

        assertThat(read.things())
                .containsExactly(new OwnerTable.Thing("order", "oms.intake, at capture", "by a fact", "ask: POST /x"));
        assertThat(read.tables())
                .containsExactly(
                        new OwnerTable.Tables(
                                "order",
                                List.of("oms.sales_order", "oms.order_line"),
                                "oms.orders",
                                List.of("oms.intake")),
                        new OwnerTable.Tables("parcel", List.of("wms.parcel"), "wms.packing", List.of()));
    }

    @Test
    void a_page_that_does_not_say_who_is_refused() {
        assertThatThrownBy(() -> OwnerTable.read(PAGE.replace("| `wms.packing` ", "| - ")))
                .hasMessageContaining("one owner");
        assertThatThrownBy(() -> OwnerTable.read(PAGE.replace(" | by a fact", "")))
                .hasMessageContaining("four columns");
        assertThatThrownBy(() -> OwnerTable.read("# nothing")).hasMessageContaining("no tables");
    }
}
