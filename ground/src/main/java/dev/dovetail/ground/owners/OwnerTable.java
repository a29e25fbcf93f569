package dev.dovetail.ground.owners;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who owns what.
 *
 * @param things who creates each, who corrects it, and what others may only ask
 * @param tables who writes the tables of each
 */
public record OwnerTable(List<Thing> things, List<Tables> tables) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile("`?((?:oms|wms|ground|carriage)(?:\\.[a-z_]+)?)`?");
    private static final int COLUMNS = 4;

    public OwnerTable {
        things = List.copyOf(things);
        tables = List.copyOf(tables);
        if (things.isEmpty() || tables.isEmpty()) throw new IllegalArgumentException("the page of owners is empty");
    }

    /** One thing; each of the rest in words, {@code -} for nobody or nothing. */
    public record Thing(String thing, String createdBy, String correctedBy, String othersMay) {}

    /** @param alsoWrittenBy packages that write them beside their owner, by its leave */
    public record Tables(String thing, List<String> tables, String owner, List<String> alsoWrittenBy) {
        public Tables {
            tables = List.copyOf(tables);
            alsoWrittenBy = List.copyOf(alsoWrittenBy);
        }
    }

    /** Reads the page: its first table is of things, the one below {@code ## Tables} of tables. */
    public static OwnerTable read(String page) {
        int middle = page.indexOf("## Tables");
        if (middle < 0) throw new IllegalArgumentException("the page of owners has no tables");
        return new OwnerTable(
                rows(page.substring(0, middle)).stream()
                        .map(row -> new Thing(words(row[0]), words(row[1]), words(row[2]), words(row[3])))
                        .toList(),
                rows(page.substring(middle)).stream().map(OwnerTable::tables).toList());
    }

    private static Tables tables(String[] row) {
        var owner = names(row[2]);
        if (owner.size() != 1) throw new IllegalArgumentException("one owner, not " + row[2]);
        return new Tables(words(row[0]), names(row[1]), owner.getFirst(), names(row[3]));
    }

    private static List<String[]> rows(String part) {
        var rows = new ArrayList<String[]>();
        for (var line : part.lines().filter(l -> l.startsWith("| ")).skip(1).toList()) {
            var cells = line.substring(1).split("\\|");
            if (cells.length != COLUMNS) throw new IllegalArgumentException("four columns, not " + line);
            rows.add(cells);
        }
        return rows;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static String words(String cell) {
        return CODE.matcher(cell.strip()).replaceAll("$1");
    }
}
