package dev.dovetail.ground.edge;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The prose for codes: every {@code problems.properties} on the class path, one from each module that has codes. */
final class ProblemTexts {
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private final Properties texts = new Properties();

    ProblemTexts() {
        try {
            var files = ProblemTexts.class.getClassLoader().getResources("problems.properties");
            while (files.hasMoreElements()) {
                try (var in = new InputStreamReader(files.nextElement().openStream(), StandardCharsets.UTF_8)) {
                    texts.load(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message of the code; for a code without one, the words of the code itself. */
    String title(String code, Map<String, Object> members) {
        var text = texts.getProperty(code);
        if (text == null) return spell(code);
        return HOLE.matcher(text)
                .replaceAll(hole -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf(members.getOrDefault(hole.group(1), hole.group(1)))));
    }

    private static String spell(String code) {
        var words = code.substring(code.lastIndexOf('.') + 1).replace('-', ' ');
        return words.isEmpty() ? code : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
