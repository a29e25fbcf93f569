package dev.dovetail.ground.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** One page of docs/lifecycles: a row for each state, a column for each event, in each cell where that leads; a dash is a refusal. */
public final class LifecycleTable {
    private static final Path PAGES = Path.of("../docs/lifecycles");

    private final String page;
    private final List<String> lines = new ArrayList<>();

    /** @param page the file's name without its ending; @param about one or two sentences, the last of them saying where it is printed from */
    public LifecycleTable(String page, String title, String about, List<String> events) {
        this.page = page;
        lines.add("# " + title);
        lines.add("");
        lines.add(about);
        lines.add("");
        lines.add("| state | " + String.join(" | ", events) + " |");
        lines.add("|---" + "|---".repeat(events.size()) + "|");
    }

    /** @param cells for each event the states it may lead to */
    public LifecycleTable row(String state, List<? extends Collection<String>> cells) {
        var row = new StringBuilder("| **" + state + "** |");
        for (var cell : cells)
            row.append(' ')
                    .append(cell.isEmpty() ? "-" : String.join(", ", new TreeSet<>(cell)))
                    .append(" |");
        lines.add(row.toString());
        return this;
    }

    /** Fails where the committed page says something else. */
    public void isPrinted() throws IOException {
        assertThat(text()).as(hint()).isEqualTo(committed());
    }

    /** The page as it should be. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The page as it is; {@code -Ddovetail.print=true} prints it anew first. */
    public String committed() throws IOException {
        var file = PAGES.resolve(page + ".md");
        if (Boolean.getBoolean("dovetail.print")) {
            Files.createDirectories(PAGES);
            Files.writeString(file, text());
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** What to do where the two differ. */
    public String hint() {
        return "docs/lifecycles/" + page + ".md; print it anew with -Ddovetail.print=true";
    }
}
