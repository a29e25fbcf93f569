package dev.dovetail.lab.log;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A sales log: CSV with the columns of the Online Retail data set, plain or gzip. */
public final class RetailLog {
    private static final String BUILT_IN = "/retail/online-retail-first-3000.csv.gz";
    private static final List<String> COLUMNS = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    private final List<Invoice> invoices;

    private RetailLog(List<Invoice> invoices) {
        this.invoices = List.copyOf(invoices);
    }

    /** The committed slice: the first 3,000 invoices of the data set, read once. */
    public static RetailLog builtIn() {
        return BuiltIn.LOG;
    }

    private static final class BuiltIn {
        static final RetailLog LOG = read(Objects.requireNonNull(RetailLog.class.getResourceAsStream(BUILT_IN)));
    }

    public static RetailLog of(Path file) {
        try {
            return read(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public static RetailLog of(List<Invoice> invoices) {
        return new RetailLog(invoices);
    }

    /** All invoices in the order of the log. */
    public List<Invoice> invoices() {
        return invoices;
    }

    /** The log up to and with its n-th order, and the cancellations between them. */
    public RetailLog first(int orders) {
        var some = new ArrayList<Invoice>();
        int seen = 0;
        for (var invoice : invoices) {
            if (seen == orders) break;
            if (!invoice.cancels()) seen++;
            some.add(invoice);
        }
        return new RetailLog(some);
    }

    private static RetailLog read(InputStream source) {
        try (var in = new BufferedReader(new InputStreamReader(unpacked(source), StandardCharsets.UTF_8), 1 << 16)) {
            var csv = new Csv(in);
            var at = columns(csv.next());
            var invoices = new ArrayList<Invoice>();
            var rows = new ArrayList<Row>();
            String number = "";
            for (var record = csv.next(); record != null; record = csv.next()) {
                if (record.size() < COLUMNS.size()) continue;
                String next = record.get(at[0]);
                if (!next.equals(number) && !rows.isEmpty()) {
                    invoices.add(new Invoice(number, rows));
                    rows.clear();
                }
                number = next;
                rows.add(row(record, at));
            }
            if (!rows.isEmpty()) invoices.add(new Invoice(number, rows));
            return new RetailLog(invoices);
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be read", e);
        }
    }

    private static Row row(List<String> record, int[] at) {
        return new Row(
                record.get(at[1]),
                record.get(at[2]),
                record.get(at[3]),
                record.get(at[4]),
                record.get(at[5]),
                record.get(at[6]),
                record.get(at[7]));
    }

    private static int[] columns(@org.jspecify.annotations.Nullable List<String> head) throws IOException {
        if (head == null) throw new IOException("the log is empty");
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < head.size(); i++)
            places.put(head.get(i).replace("\uFEFF", "").strip(), i);
        var at = new int[COLUMNS.size()];
        for (int i = 0; i < at.length; i++) {
            Integer place = places.get(COLUMNS.get(i));
            if (place == null) throw new IOException("the log has no column " + COLUMNS.get(i));
            at[i] = place;
        }
        return at;
    }

    private static InputStream unpacked(InputStream source) throws IOException {
        var in = new BufferedInputStream(source);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
