package dev.dovetail.oms.sourcing;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import dev.dovetail.kernel.Malformed;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition or figure in the Common Expression Language (cel.dev), checked against what is known of orders and nodes.
 * It cannot run on: the language has no loops but over lists, and those are cut off.
 */
final class Expression {
    static final int LONGEST = 1_000;
    private static final int MOST_ROUNDS = 1_000;

    /** What is known of a node whatever is ordered. */
    private static final Set<String> OF_NODES_ALONE = Set.of(
            "node.code", "node.kind", "node.groups", "node.country", "node.region", "node.postal", "node.pickup");

    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(MOST_ROUNDS)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(30)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.ALL, CelStandardMacro.EXISTS, CelStandardMacro.EXISTS_ONE)
            .addVar("order.channel", SimpleType.STRING)
            .addVar("order.service", SimpleType.STRING)
            .addVar("order.country", SimpleType.STRING)
            .addVar("order.postal", SimpleType.STRING)
            .addVar("order.tier", SimpleType.STRING)
            .addVar("order.priority", SimpleType.INT)
            .addVar("order.lines", SimpleType.INT)
            .addVar("order.units", SimpleType.INT)
            .addVar("order.value", SimpleType.INT)
            .addVar("order.kg", SimpleType.DOUBLE)
            .addVar("node.code", SimpleType.STRING)
            .addVar("node.kind", SimpleType.STRING)
            .addVar("node.country", SimpleType.STRING)
            .addVar("node.region", SimpleType.STRING)
            .addVar("node.postal", SimpleType.STRING)
            .addVar("node.groups", ListType.create(SimpleType.STRING))
            .addVar("node.pickup", SimpleType.BOOL)
            .addVar("node.km", SimpleType.DOUBLE)
            .addVar("node.zone", SimpleType.INT)
            .addVar("node.days", SimpleType.INT)
            .addVar("node.cost", SimpleType.INT)
            .addVar("node.stock", SimpleType.INT)
            .addVar("node.has", SimpleType.DOUBLE)
            .addVar("node.load", SimpleType.DOUBLE)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final String text;
    private final CelAbstractSyntaxTree ast;
    private final CelRuntime.Program program;
    private final Set<String> asks;

    private Expression(String text, CelAbstractSyntaxTree ast, CelRuntime.Program program) {
        this.text = text;
        this.ast = ast;
        this.program = program;
        this.asks = ast.getReferenceMap().values().stream()
                .map(reference -> reference.name())
                .filter(name -> name.contains("."))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses {@code rules.condition} with where in the text it goes wrong. */
    static Expression condition(String text, String path) {
        return compile(text, path, "true or false", Set.of("bool"));
    }

    /** Refuses {@code rules.figure} like {@link #condition}. */
    static Expression figure(String text, String path) {
        return compile(text, path, "a number", Set.of("int", "double"));
    }

    private static Expression compile(String text, String path, String wanted, Set<String> types) {
        if (text.isBlank() || text.length() > LONGEST)
            throw new Malformed("rules.expression", path, "has 1 to " + LONGEST + " characters");
        var checked = check(text);
        if (checked.hasError()) {
            var error = checked.getErrors().getFirst();
            var at = error.getSourceLocation();
            throw new Malformed(
                    "rules.expression",
                    path,
                    "line " + at.getLine() + ", column " + (at.getColumn() + 1) + ": " + error.getMessage());
        }
        try {
            var ast = checked.getAst();
            if (!types.contains(ast.getResultType().name()))
                throw new Malformed("rules.expression", path, "must say " + wanted);
            return new Expression(text, ast, RUNTIME.createProgram(ast));
        } catch (dev.cel.common.CelValidationException | CelEvaluationException e) {
            throw new Malformed("rules.expression", path, String.valueOf(e.getMessage()));
        }
    }

    private static CelValidationResult check(String text) {
        return COMPILER.compile(text);
    }

    /** The names it asks for. */
    Set<String> asks() {
        return asks;
    }

    /** The texts that a name is compared with. */
    Set<String> comparedWith(String name) {
        return Comparisons.of(ast, name);
    }

    boolean asksOfNodesAlone() {
        return OF_NODES_ALONE.containsAll(asks);
    }

    /** Refuses {@code rules.runs-on} where it takes too many rounds, or divides by zero and the like. */
    boolean test(CelVariableResolver of) {
        return (Boolean) value(of);
    }

    double number(CelVariableResolver of) {
        return ((Number) value(of)).doubleValue();
    }

    private Object value(CelVariableResolver of) {
        try {
            return program.eval(of);
        } catch (CelEvaluationException e) {
            throw new Malformed("rules.expression-failed", text, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
