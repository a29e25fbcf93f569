package dev.dovetail.console.shell;

import dev.dovetail.console.words.Figures;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What surrounds a page: who is signed in, where they are, what waits.
 *
 * @param active the entry of the navigation that is lit
 * @param now when the page was made; ages are counted from here
 */
public record Frame(String active, Caller caller, CsrfToken csrf, String theme, Instant now, List<Entry> entries) {
    public Frame {
        entries = List.copyOf(entries);
    }

    /** @param waiting work that waits there; 0 shows no number */
    public record Entry(String key, String path, long waiting) {
        public String name() {
            return Words.of("nav." + key);
        }
    }

    /** Where the orders are that the field at the top would find. */
    public String found(String typed) {
        return "/orders?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    /** Where a SKU's stock is shown. */
    public static String stock(String sku) {
        return "/stock/" + inPath(sku);
    }

    /** A text as it is written in an address: a space in a way that holds in a path as well. */
    public static String inPath(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** How long ago, in words; the exact time is for hovering. */
    public String age(Instant at) {
        return Figures.age(at, now);
    }
}
