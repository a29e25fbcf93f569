package dev.dovetail.console.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The words of the trade for our codes, from {@code console/*words.properties}; a code without words is spelled out. */
public final class Words {
    private static final List<String> FILES =
            List.of("words.properties", "rules-words.properties", "floor-words.properties", "office-words.properties");
    private static final Properties WORDS = load();

    private Words() {}

    public static String of(String code) {
        var words = WORDS.getProperty(code);
        if (words != null) return words;
        var last = code.replaceFirst("\\.v\\d+$", "");
        last = last.substring(last.lastIndexOf('.') + 1).replace('-', ' ').replace('_', ' ');
        return last.isEmpty() ? code : Character.toUpperCase(last.charAt(0)) + last.substring(1);
    }

    /** The sentence behind the key, its holes {@code {0}}, {@code {1}} filled in. */
    public static String say(String key, Object... values) {
        var words = of(key);
        for (int i = 0; i < values.length; i++) words = words.replace("{" + i + "}", String.valueOf(values[i]));
        return words;
    }

    /** Whether somebody wrote words for the key. */
    public static boolean has(String key) {
        return WORDS.containsKey(key);
    }

    /** Good, attention, wrong or waiting: which of the four colours a state has. */
    public static String tone(String state) {
        return WORDS.getProperty("tone." + state, "waiting");
    }

    private static Properties load() {
        var words = new Properties();
        for (var file : FILES) load(file, words);
        return words;
    }

    private static void load(String file, Properties words) {
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream("/console/" + file));
                var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
