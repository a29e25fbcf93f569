package dev.dovetail.console.conditions;

import java.util.ArrayList;
import java.util.List;

/** Takes CEL apart where nothing encloses it: no quotes and no brackets. */
final class Parts {
    private Parts() {}

    /** What {@code &&} joins. */
    static List<String> all(String cel) {
        return split(cel, "&&");
    }

    /** What {@code ||} joins. */
    static List<String> any(String cel) {
        return split(cel, "||");
    }

    /** Whether one of several suffices, or it depends: such a text is not taken apart at {@code &&}. */
    static boolean either(String cel) {
        return any(cel).size() > 1 || split(cel, "?").size() > 1;
    }

    private static List<String> split(String cel, String at) {
        var parts = new ArrayList<String>();
        int from = 0, depth = 0;
        for (int i = 0; i < cel.length(); i++) {
            char c = cel.charAt(i);
            if (c == '\'' || c == '"') i = end(cel, i);
            else if (c == '(' || c == '[' || c == '{') depth++;
            else if (c == ')' || c == ']' || c == '}') depth--;
            else if (depth == 0 && cel.startsWith(at, i)) {
                parts.add(cel.substring(from, i).strip());
                i += at.length() - 1;
                from = i + 1;
            }
        }
        parts.add(cel.substring(from).strip());
        return parts;
    }

    /** Where the text that is quoted from here ends. */
    private static int end(String cel, int from) {
        for (int i = from + 1; i < cel.length(); i++) {
            if (cel.charAt(i) == '\\') i++;
            else if (cel.charAt(i) == cel.charAt(from)) return i;
        }
        return cel.length();
    }
}
