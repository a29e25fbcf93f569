package dev.dovetail.connectors.ups;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text that a label printer can print: plain ASCII, cut between words where that costs little. */
final class LabelText {
    /** Latin letters that Unicode does not take apart into a letter and an accent. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"));

    private LabelText() {}

    /** Accents fall, ligatures open, and what has no plain form is left out. */
    static String plain(String text) {
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (Character.isWhitespace(c)) plain.append(' ');
            else if (c >= 0x21 && c < 0x7f) plain.appendCodePoint(c);
            else plain.append(LETTERS.getOrDefault(c, ""));
        });
        return plain.toString().strip().replaceAll(" +", " ");
    }

    /** The plain text in at most {@code length} characters; {@code otherwise} where nothing is left of it. */
    static String cut(String text, int length, String otherwise) {
        var lines = wrap(text, length);
        return lines.isEmpty() ? otherwise : lines.getFirst();
    }

    /** The plain text in lines of at most {@code length}, broken at spaces; a word longer than a line is cut hard. */
    static List<String> wrap(String text, int length) {
        var lines = new ArrayList<String>();
        var rest = plain(text);
        while (rest.length() > length) {
            int space = rest.lastIndexOf(' ', length);
            int end = space > length / 2 ? space : length;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) lines.add(rest);
        return lines;
    }
}
