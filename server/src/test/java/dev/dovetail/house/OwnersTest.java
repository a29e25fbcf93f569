package dev.dovetail.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.ground.owners.OwnerTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/owners.md is the law: who writes which table. */
class OwnersTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern WRITE =
            Pattern.compile("(?:insert into|update|delete from)\\s+((?:oms|wms|carriage|ground)\\.[a-z_]+)");
    private static final Pattern TABLE =
            Pattern.compile("create table ((?:oms|wms|carriage|ground)\\.[a-z_]+) (?!partition)");
    private static final Pattern PACKAGE = Pattern.compile("package dev\\.dovetail\\.([a-z.]+);");

    /** The packages that may write each table. */
    private static Map<String, List<String>> writers() throws IOException {
        var writers = new TreeMap<String, List<String>>();
        for (var row : OwnerTable.read(page()).tables()) {
            var packages = new ArrayList<>(List.of(row.owner()));
            packages.addAll(row.alsoWrittenBy());
            row.tables().forEach(table -> writers.put(table, packages));
        }
        return writers;
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/owners.md"));
    }

    /** {@code table written by package}, for each statement of a source that is not allowed. */
    private static List<String> trespasses(String source, Map<String, List<String>> writers) {
        var here = PACKAGE.matcher(source).results().findFirst().orElseThrow().group(1);
        return WRITE.matcher(source)
                .results()
                .map(found -> found.group(1))
                .filter(table -> !writers.getOrDefault(table, List.of()).contains(here))
                .map(table -> table + " written by " + here)
                .toList();
    }

    @Test
    void tables_are_written_by_their_owners_alone() throws IOException {
        var writers = writers();
        var found = new ArrayList<String>();
        for (var file : files("src/main/java", ".java")) found.addAll(trespasses(Files.readString(file), writers));

        assertThat(found).isEmpty();
    }

    @Test
    void every_table_has_an_owner() throws IOException {
        var tables = new TreeSet<String>();
        for (var file : files("src/main/resources/db", ".sql"))
            TABLE.matcher(Files.readString(file)).results().forEach(found -> tables.add(found.group(1)));

        assertThat(writers().keySet()).containsExactlyElementsOf(tables);
    }

    /** Maven packs the page into the program; a build by other means may not. */
    @Test
    void the_program_answers_with_the_page_that_is_enforced() throws IOException {
        var packed = OwnerTable.class.getResource("/docs/owners.md");
        assumeTrue(packed != null, "built without Maven: owners.md is not packed");

        assertThat(OwnerTable.read(new String(packed.openStream().readAllBytes(), StandardCharsets.UTF_8)))
                .isEqualTo(OwnerTable.read(page()));
    }

    @Test
    void a_trespass_is_found() throws IOException {
        var source = "package dev.dovetail.wms.floor; String sql = \"update oms.pool set position = 0\";";

        assertThat(trespasses(source, writers())).containsExactly("oms.pool written by wms.floor");
    }

    /** Of the product: the lab and the bench are not in it. */
    private static List<Path> files(String below, String ending) throws IOException {
        try (var modules = Files.list(ROOT)) {
            var found = new ArrayList<Path>();
            for (var module : modules.filter(path -> Files.isDirectory(path.resolve(below)))
                    .collect(Collectors.toList())) {
                if (module.endsWith("lab") || module.endsWith("bench")) continue;
                try (var tree = Files.walk(module.resolve(below))) {
                    tree.filter(path -> path.toString().endsWith(ending)).forEach(found::add);
                }
            }
            return found;
        }
    }
}
