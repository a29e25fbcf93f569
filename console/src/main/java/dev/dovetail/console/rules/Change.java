package dev.dovetail.console.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of two texts laid beside each other.
 *
 * @param kind {@code same}, {@code gone} or {@code new}
 */
public record Change(String kind, String line) {

    /** The shortest way from one text to the other, by the longest lines they have in common. */
    static List<Change> between(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--)
            for (int j = after.size() - 1; j >= 0; j--)
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
        var changes = new ArrayList<Change>();
        int i = 0, j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                changes.add(new Change("same", before.get(i++)));
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1]))
                changes.add(new Change("gone", before.get(i++)));
            else changes.add(new Change("new", after.get(j++)));
        }
        return changes;
    }
}
