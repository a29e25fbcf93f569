package dev.dovetail.wms.waves;

import dev.dovetail.kernel.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template as it is sent. */
record TemplateBody(
        @Nullable List<String> services,
        @Nullable List<String> channels,
        @Nullable Integer leavesWithin,
        @Nullable Boolean singleLine,
        String mode,
        int mostOrders,
        @Nullable Integer mostLines) {
    private static final List<String> MODES = List.of("discrete", "cluster", "batch");
    private static final int MOST_LINES = 10_000;
    private static final int MOST_MINUTES = 10_080;
    private static final int MOST_WORDS = 50;
    private static final int LONGEST = 40;

    WaveTemplate template(String code) {
        if (code.isBlank() || code.length() > LONGEST) throw wrong("/code", "1 to " + LONGEST + " characters");
        if (!MODES.contains(mode)) throw wrong("/mode", String.join(", ", MODES));
        boolean single = Boolean.TRUE.equals(singleLine);
        if (mode.equals("batch") && !single) throw wrong("/singleLine", "a batch is of orders of one line");
        return new WaveTemplate(
                code,
                words("/services", services),
                words("/channels", channels),
                leavesWithin == null ? null : number("/leavesWithin", leavesWithin, MOST_MINUTES),
                single,
                mode,
                number("/mostOrders", mostOrders, Waves.MOST_OF_A_WAVE),
                mostLines == null ? MOST_LINES : number("/mostLines", mostLines, MOST_LINES));
    }

    private static List<String> words(String field, @Nullable List<String> words) {
        if (words == null) return List.of();
        if (words.size() > MOST_WORDS || words.stream().anyMatch(word -> word.isBlank() || word.length() > LONGEST))
            throw wrong(field, "at most " + MOST_WORDS + " of 1 to " + LONGEST + " characters");
        return words;
    }

    private static int number(String field, int value, int most) {
        if (value < 1 || value > most) throw wrong(field, "1 to " + most);
        return value;
    }

    private static Malformed wrong(String field, String rule) {
        return new Malformed("waves.template", field, rule);
    }
}
