package dev.dovetail.wms.items;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The element strings of GS1-128, GS1 DataMatrix and GS1 QR, as a scanner sends them (an AIM identifier such as
 * {@code ]C1} in front, a group separator after an element of variable length) or as they are printed below the bars,
 * with brackets. GS1 General Specifications, sections 3 and 7.8; the lengths are those of its figure 7.8.5-2.
 *
 * @param trade the trade item's number of 14 digits, AI 01 or 02
 * @param count how many of them the logistic unit holds, AI 37; 1 where it does not say
 */
record Gs1(String trade, long count, Mark mark) {
    private static final char SEPARATOR = '\u001D';
    private static final String SEPARATED = String.valueOf(SEPARATOR);
    /** Elements whose length is given by their first two digits, identifier included. */
    private static final Map<String, Integer> FIXED = Map.ofEntries(
            Map.entry("00", 20),
            Map.entry("01", 16),
            Map.entry("02", 16),
            Map.entry("03", 16),
            Map.entry("04", 18),
            Map.entry("11", 8),
            Map.entry("12", 8),
            Map.entry("13", 8),
            Map.entry("14", 8),
            Map.entry("15", 8),
            Map.entry("16", 8),
            Map.entry("17", 8),
            Map.entry("18", 8),
            Map.entry("19", 8),
            Map.entry("20", 4),
            Map.entry("31", 10),
            Map.entry("32", 10),
            Map.entry("33", 10),
            Map.entry("34", 10),
            Map.entry("35", 10),
            Map.entry("36", 10),
            Map.entry("41", 16));

    /** Empty where the text is no GS1 element string, or names no trade item. */
    static Optional<Gs1> read(String text) {
        var elements = text.startsWith("(") ? bracketed(text) : scanned(text);
        if (elements == null) return Optional.empty();
        var trade = elements.getOrDefault("01", elements.get("02"));
        if (trade == null || !trade.matches("[0-9]{14}")) return Optional.empty();
        var count = elements.getOrDefault("37", "1");
        if (!count.matches("[1-9][0-9]{0,7}")) return Optional.empty();
        return marked(elements).map(mark -> new Gs1(trade, Long.parseLong(count), mark));
    }

    private static Optional<Mark> marked(Map<String, String> elements) {
        var date = elements.getOrDefault("17", elements.get("15"));
        try {
            return Optional.of(new Mark(elements.get("10"), date == null ? null : day(date), elements.get("21")));
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** The number as barcodes of 14, 13, 12 or 8 digits bear it. */
    List<String> barcodes() {
        List<String> forms = new ArrayList<>(List.of(trade));
        for (int zeros : List.of(1, 2, 6)) if (trade.startsWith("0".repeat(zeros))) forms.add(trade.substring(zeros));
        return forms;
    }

    private static @Nullable Map<String, String> scanned(String text) {
        var rest = text.replaceFirst("^\\](C1|d2|Q3|e0)", "");
        boolean marked = rest.length() < text.length() || rest.indexOf(SEPARATOR) >= 0;
        if (!marked && !rest.matches("0[12][0-9]{14}.+")) return null;
        Map<String, String> elements = new LinkedHashMap<>();
        int at = 0;
        while (at < rest.length()) {
            if (rest.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            if (rest.length() < at + 3) return null;
            var two = rest.substring(at, at + 2);
            var length = FIXED.get(two);
            int separator = rest.indexOf(SEPARATED, at);
            int end = length != null ? at + length : separator < 0 ? rest.length() : separator;
            if (end > rest.length()) return null;
            elements.put(two, rest.substring(at + 2, end));
            at = end;
        }
        return elements;
    }

    private static @Nullable Map<String, String> bracketed(String text) {
        Map<String, String> elements = new LinkedHashMap<>();
        for (var element : text.substring(1).split("\\(", -1)) {
            int close = element.indexOf(')');
            if (close < 2 || close > 4 || close == element.length() - 1) return null;
            elements.put(element.substring(0, close), element.substring(close + 1));
        }
        return elements;
    }

    /** Two digits of the year within 49 years back and 50 ahead of 2026; day 00 is the month's last. */
    private static LocalDate day(String digits) {
        if (!digits.matches("[0-9]{6}")) throw new DateTimeException("not a date: " + digits);
        int two = Integer.parseInt(digits.substring(0, 2));
        int year = two > 76 ? 1900 + two : 2000 + two;
        int month = Integer.parseInt(digits.substring(2, 4));
        int day = Integer.parseInt(digits.substring(4));
        return day == 0 ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, month, day);
    }
}
