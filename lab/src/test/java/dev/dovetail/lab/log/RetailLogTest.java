package dev.dovetail.lab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailLogTest {
    private static final String HEAD =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final List<Invoice> SLICE = RetailLog.builtIn().invoices();

    private static List<Invoice> orders() {
        return SLICE.stream().filter(i -> !i.cancels()).toList();
    }

    @Test
    void the_slice_is_2502_orders_with_67735_lines_and_498_cancellations_with_1168() {
        var cancellations = SLICE.stream().filter(Invoice::cancels).toList();

        assertThat(orders()).hasSize(2502);
        assertThat(orders().stream().mapToInt(i -> i.rows().size()).sum()).isEqualTo(67735);
        assertThat(orders().stream().mapToInt(i -> i.rows().size()).max()).hasValue(675);
        assertThat(cancellations).hasSize(498);
        assertThat(cancellations.stream().mapToInt(i -> i.rows().size()).sum()).isEqualTo(1168);
    }

    @Test
    void the_slice_has_its_oddities() {
        assertThat(orders().stream().filter(i -> i.customer().isEmpty())).hasSize(430);
        assertThat(orders().stream().filter(RetailLogTest::listsASkuTwice)).hasSize(355);
        assertThat(orders().stream()
                        .filter(i ->
                                i.rows().stream().anyMatch(r -> r.quantity().startsWith("-"))))
                .hasSize(110);
    }

    private static boolean listsASkuTwice(Invoice invoice) {
        var codes = new HashSet<String>();
        return invoice.rows().stream().anyMatch(r -> !codes.add(r.sku().toUpperCase(Locale.ROOT)));
    }

    @Test
    void the_first_orders_come_with_the_cancellations_between_them() {
        var some = RetailLog.builtIn().first(20).invoices();

        assertThat(some.stream().filter(i -> !i.cancels())).hasSize(20);
        assertThat(some).isEqualTo(SLICE.subList(0, some.size()));
        assertThat(some.stream().filter(Invoice::cancels)).isNotEmpty();
    }

    @Test
    void a_plain_file_with_quotes_and_other_column_order_is_read(@TempDir Path dir) throws IOException {
        var file = dir.resolve("log.csv");
        Files.writeString(
                file,
                "StockCode,InvoiceNo,Quantity,Description,InvoiceDate,UnitPrice,CustomerID,Country\r\n"
                        + "10002,536370,48,\"INFLATABLE, \"\"POLITICAL\"\" GLOBE\",2010-12-01 08:45:00,0.85,12583.0,France\r\n");

        var invoice = RetailLog.of(file).invoices().getFirst();

        assertThat(invoice.number()).isEqualTo("536370");
        assertThat(invoice.customer()).hasValue("12583");
        assertThat(invoice.at()).hasToString("2010-12-01T08:45:00Z");
        assertThat(invoice.rows().getFirst().description()).isEqualTo("INFLATABLE, \"POLITICAL\" GLOBE");
    }

    @Test
    void a_file_without_the_columns_is_refused_by_name(@TempDir Path dir) throws IOException {
        var file = dir.resolve("log.csv");
        Files.writeString(file, HEAD.replace("Quantity", "Qty"));

        assertThatThrownBy(() -> RetailLog.of(file))
                .isInstanceOf(UncheckedIOException.class)
                .rootCause()
                .hasMessageContaining("Quantity");
    }

    @Test
    void quoted_fields_may_be_empty_or_hold_line_ends() throws IOException {
        var csv = new Csv(new StringReader("a,\"\",\"b\nc\"\n\nlast"));

        assertThat(csv.next()).containsExactly("a", "", "b\nc");
        assertThat(csv.next()).containsExactly("");
        assertThat(csv.next()).containsExactly("last");
        assertThat(csv.next()).isNull();
    }
}
