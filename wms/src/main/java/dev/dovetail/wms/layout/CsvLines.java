package dev.dovetail.wms.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of a CSV file (RFC 4180, but for line breaks inside quotes) by the names in its head. Pure. */
final class CsvLines {
    static final int MOST = 20_000;
    static final List<String> COLUMNS = List.of(
            "record",
            "code",
            "kind",
            "x_mm",
            "y_mm",
            "from",
            "to",
            "length_mm",
            "one_way",
            "junction",
            "segment",
            "at_mm",
            "zone",
            "aisle",
            "bay",
            "level",
            "side",
            "width_mm",
            "depth_mm",
            "height_mm",
            "weight_limit_g");

    private CsvLines() {}

    /** What is wrong with the file as a whole, or with how a line is written, is added to {@code wrong}. */
    static List<Line> of(String text, List<LayoutFile.Wrong> wrong) {
        var rows =
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
        var head = rows.isEmpty() ? null : cells(rows.getFirst());
        if (head == null
                || !COLUMNS.containsAll(head)
                || !head.containsAll(List.of("record", "code"))
                || head.stream().distinct().count() < head.size()) {
            wrong.add(new LayoutFile.Wrong(1, "columns", "", "record, code and any of " + String.join(", ", COLUMNS)));
            return List.of();
        }
        if (rows.size() > MOST) {
            wrong.add(new LayoutFile.Wrong(0, "too-many", "", "at most 20,000 lines"));
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).isBlank()) continue;
            var cells = cells(rows.get(i));
            if (cells == null || cells.size() > head.size())
                wrong.add(new LayoutFile.Wrong(
                        i + 1,
                        cells == null ? "quotes" : "columns",
                        "",
                        cells == null ? "quotes that are closed" : "no more cells than the head has"));
            else lines.add(Line.of(i + 1, head, cells));
        }
        return lines;
    }

    /** Null where a quote is not closed. */
    private static @Nullable List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (quoted && c == '"' && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString().strip());
        return quoted ? null : cells;
    }

    /** A line that cannot be used. */
    static final class Bad extends RuntimeException {
        private final transient LayoutFile.Wrong wrong;

        Bad(LayoutFile.Wrong wrong) {
            super(wrong.detail(), null, false, false);
            this.wrong = wrong;
        }

        LayoutFile.Wrong wrong() {
            return wrong;
        }
    }

    /** @param number 1 is the head */
    record Line(int number, Map<String, String> cells) {
        static Line of(int number, List<String> head, List<String> cells) {
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) if (!cells.get(i).isEmpty()) named.put(head.get(i), cells.get(i));
            return new Line(number, named);
        }

        Bad no(String fault, String possible) {
            return new Bad(new LayoutFile.Wrong(number, fault, cells.getOrDefault("code", ""), possible));
        }

        @Nullable
        String find(String column) {
            return cells.get(column);
        }

        String get(String column) {
            var cell = cells.get(column);
            if (cell == null) throw no("missing", "something in the column " + column);
            return cell;
        }

        String code() {
            var code = get("code");
            if (code.length() > 40) throw no("out-of-range", "a code of 1 to 40 characters");
            return code;
        }

        @Nullable
        Integer findNumber(String column) {
            var cell = cells.get(column);
            if (cell == null) return null;
            try {
                return Integer.valueOf(cell);
            } catch (NumberFormatException e) {
                throw no("not-a-number", "a whole number in the column " + column);
            }
        }

        int number(String column, int least, int most) {
            get(column);
            var number = findNumber(column);
            if (number == null || number < least || number > most)
                throw no("out-of-range", least + " to " + most + " in the column " + column);
            return number;
        }

        int coordinate(String column) {
            return number(column, -dev.dovetail.wms.ways.Graph.FARTHEST_MM, dev.dovetail.wms.ways.Graph.FARTHEST_MM);
        }

        boolean yes(String column) {
            return switch (cells.getOrDefault(column, "no")) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw no("unknown-word", "yes or no in the column " + column);
            };
        }

        <E extends Enum<E>> E word(String column, Class<E> type) {
            var word = get(column);
            for (var one : type.getEnumConstants())
                if (one.name().toLowerCase(Locale.ROOT).equals(word)) return one;
            throw no(
                    "unknown-kind",
                    "one of "
                            + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)
                            + " in the column " + column);
        }
    }
}
