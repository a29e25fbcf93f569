package dev.dovetail.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** How long files and methods are, read from the sources. */
record Sizes(Path file, int lines, List<Method> methods) {
    record Method(String name, int lines) {}

    static List<Sizes> below(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            return of(tree.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Sizes> of(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, _ -> {}, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var found = new ArrayList<Sizes>();
            for (var unit : task.parse()) {
                var file = Path.of(unit.getSourceFile().toUri());
                var lines = (int) unit.getLineMap().getLineNumber(Math.max(0, Files.size(file) - 1));
                found.add(new Sizes(file, lines, methods(task, unit)));
            }
            return found;
        }
    }

    private static List<Method> methods(JavacTask task, CompilationUnitTree unit) {
        var positions = Trees.instance(task).getSourcePositions();
        var lines = unit.getLineMap();
        var found = new ArrayList<Method>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) {
                    long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                    long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
                    found.add(new Method(method.getName().toString(), (int) (last - first + 1)));
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
        return found;
    }
}
