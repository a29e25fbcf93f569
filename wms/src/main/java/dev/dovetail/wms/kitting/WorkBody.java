package dev.dovetail.wms.kitting;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.stock.Status;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work orders and steps as they are sent. */
final class WorkBody {
    private static final int MOST_PARTS = 100;
    private static final int MOST_GOODS = 200;
    private static final int MOST_SERIALS = 1_000;
    private static final long MOST_UNITS = 1_000_000;

    private WorkBody() {}

    record Part(String sku, long quantity) {}

    /** @param parts of one kit */
    record Order(String key, String kind, String sku, long quantity, List<Part> parts) {
        WorkOrder order(long id, int client) {
            text("/key", key, 80);
            number("/quantity", quantity);
            if (parts.isEmpty() || parts.size() > MOST_PARTS)
                throw new Malformed("kitting.parts", "/parts", "1 to " + MOST_PARTS + " parts");
            var kit = code("/sku", client, sku);
            boolean making = asked().word().equals("kit");
            List<WorkOrder.Part> bill = new ArrayList<>();
            bill.add(new WorkOrder.Part(!making, kit, 1, 0, 0));
            Set<Sku> seen = new HashSet<>(Set.of(kit));
            for (int i = 0; i < parts.size(); i++) {
                var path = "/parts/" + i;
                var part = code(path + "/sku", client, parts.get(i).sku());
                if (!seen.add(part))
                    throw new Malformed("kitting.part-twice", path + "/sku", "a part occurs once, and is not the kit");
                number(path + "/quantity", parts.get(i).quantity());
                bill.add(new WorkOrder.Part(making, part, parts.get(i).quantity(), 0, 0));
            }
            if (parts.stream().mapToLong(Part::quantity).max().orElse(1) > MOST_UNITS / quantity)
                throw new Malformed("kitting.quantity", "/quantity", "at most " + MOST_UNITS + " units of a part");
            return new WorkOrder(
                    id, key, asked(), kit, quantity, 0, new WorkState.Open(), null, null, List.copyOf(bill));
        }

        private WorkOrder.Kind asked() {
            for (var one : WorkOrder.Kind.values()) if (one.word().equals(kind)) return one;
            throw new Malformed("kitting.kind", "/kind", "kit or de-kit");
        }
    }

    record Goods(
            String sku,
            @Nullable String lot,
            @Nullable String expiresOn,
            @Nullable String status,
            long quantity,
            @Nullable List<String> serials) {
        BenchStep.Goods goods(String path, int client) {
            number(path + "/quantity", quantity);
            if (lot != null) text(path + "/lot", lot, 40);
            var names = serials == null ? List.<String>of() : serials;
            if (names.size() > MOST_SERIALS || new HashSet<>(names).size() != names.size())
                throw new Malformed(
                        "kitting.serials", path + "/serials", "at most " + MOST_SERIALS + " names, each once");
            names.forEach(name -> text(path + "/serials", name, 40));
            return new BenchStep.Goods(code(path + "/sku", client, sku), lot, day(path), status(path), quantity, names);
        }

        private @Nullable LocalDate day(String path) {
            try {
                return expiresOn == null ? null : LocalDate.parse(expiresOn);
            } catch (DateTimeException _) {
                throw new Malformed("kitting.day", path + "/expiresOn", "a date such as 2027-03-31");
            }
        }

        private Status status(String path) {
            if (status == null) return Status.AVAILABLE;
            for (var one : Status.values()) if (one.word().equals(status)) return one;
            throw new Malformed("kitting.status", path + "/status", "available, hold or damaged");
        }
    }

    record Build(
            String key,
            String worker,
            long quantity,
            @Nullable List<Goods> used,
            @Nullable List<Goods> made) {
        BenchStep step(int client) {
            text("/key", key, 80);
            text("/worker", worker, 120);
            number("/quantity", quantity);
            return new BenchStep(key, worker, quantity, all("/used", used, client), all("/made", made, client), null);
        }

        private static List<BenchStep.Goods> all(String path, @Nullable List<Goods> goods, int client) {
            if (goods == null) return List.of();
            if (goods.size() > MOST_GOODS)
                throw new Malformed("kitting.goods", path, "at most " + MOST_GOODS + " lines");
            List<BenchStep.Goods> all = new ArrayList<>();
            for (int i = 0; i < goods.size(); i++) all.add(goods.get(i).goods(path + "/" + i, client));
            return all;
        }
    }

    record Scrap(
            String key,
            String worker,
            String sku,
            @Nullable String lot,
            long quantity,
            @Nullable List<String> serials,
            String reason) {
        BenchStep step(int client) {
            text("/key", key, 80);
            text("/worker", worker, 120);
            text("/reason", reason, 200);
            var goods = new Goods(sku, lot, null, null, quantity, serials).goods("", client);
            return new BenchStep(key, worker, quantity, List.of(goods), List.of(), reason);
        }
    }

    record End(String reason) {
        End {
            text("/reason", reason, 200);
        }
    }

    private static void text(String path, String value, int longest) {
        if (value.isBlank() || value.length() > longest)
            throw new Malformed("kitting.text", path, "1 to " + longest + " characters");
    }

    private static void number(String path, long value) {
        if (value < 1 || value > MOST_UNITS)
            throw new Malformed("kitting.quantity", path, "1 to " + MOST_UNITS + " units");
    }

    static Sku code(String path, int client, String code) {
        if (code.isBlank() || code.length() > 64) throw new Malformed("kitting.sku", path, "1 to 64 characters");
        return new Sku(client, code);
    }
}
