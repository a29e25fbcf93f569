package dev.dovetail.oms.sourcing;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what an expression compares a name with: {@code node.code == 'RNO1'}, {@code node.code in ['RNO1', 'IND1']}. */
final class Comparisons {
    private static final Set<String> OPERATORS = Set.of("_==_", "_!=_", "@in");

    private Comparisons() {}

    static Set<String> of(CelAbstractSyntaxTree ast, String name) {
        var found = new HashSet<String>();
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expr -> expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
                .filter(expr -> OPERATORS.contains(expr.call().function()))
                .map(expr -> expr.call().args())
                .filter(args -> args.stream().anyMatch(arg -> isNamed(arg, name)))
                .forEach(args -> addTexts(args, found));
        return found;
    }

    private static boolean isNamed(CelExpr expr, String name) {
        return switch (expr.exprKind().getKind()) {
            case IDENT -> expr.ident().name().equals(name);
            case SELECT ->
                expr.select().operand().exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                        && name.equals(expr.select().operand().ident().name() + "."
                                + expr.select().field());
            default -> false;
        };
    }

    private static void addTexts(List<CelExpr> args, Set<String> found) {
        for (var arg : args)
            switch (arg.exprKind().getKind()) {
                case CONSTANT -> {
                    if (arg.constant().getKind() == CelConstant.Kind.STRING_VALUE)
                        found.add(arg.constant().stringValue());
                }
                case LIST -> addTexts(arg.list().elements(), found);
                default -> {}
            }
    }
}
