package dev.dovetail.console.drafts;

import dev.dovetail.console.conditions.Attribute;
import dev.dovetail.console.shell.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The editor.
 *
 * @param path where the form is sent
 * @param back where one goes who leaves it
 * @param version of the draft that it was made from; 0 where there is none yet
 * @param mistakes by the names of the fields; {@code form} for all of it
 * @param note what is said above it, as {@code tone}; null where there is nothing
 * @param json the rules as the API has them
 */
public record EditPage(
        Frame frame,
        String path,
        String back,
        int version,
        Form form,
        Choices choices,
        Map<String, String> mistakes,
        @Nullable String note,
        String tone,
        String json) {

    public boolean wrong(String field) {
        return mistakes.containsKey(field);
    }

    public String mistake(String field) {
        return mistakes.getOrDefault(field, "");
    }

    /** What a condition may ask: of orders, and in a rule's keep also of nodes. */
    public static List<Attribute> attributes(boolean node) {
        return Arrays.stream(Attribute.values())
                .filter(of -> of.ofNode() == node)
                .toList();
    }
}
