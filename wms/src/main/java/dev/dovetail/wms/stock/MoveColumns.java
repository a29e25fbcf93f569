package dev.dovetail.wms.stock;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves as the columns of the statement that writes them. */
final class MoveColumns {
    private MoveColumns() {}

    static void bind(JdbcClient.StatementSpec statement, List<Move> moves) {
        statement
                .param("froms", moves.stream().mapToLong(Move::from).toArray())
                .param("tos", moves.stream().mapToLong(Move::to).toArray())
                .param(
                        "moveClients",
                        moves.stream().mapToInt(move -> move.sku().client()).toArray())
                .param("moveSkus", texts(moves, move -> move.sku().code()))
                .param("moveLots", texts(moves, Move::lot))
                .param("moveStatuses", texts(moves, move -> move.status().word()))
                .param("quantities", moves.stream().mapToLong(Move::quantity).toArray())
                .param("reasons", texts(moves, Move::reason))
                .param("references", texts(moves, Move::reference))
                .param("ats", texts(moves, move -> move.at().toString()))
                .param("whos", texts(moves, Move::who));
    }

    private static String[] texts(List<Move> moves, Function<Move, String> value) {
        return moves.stream().map(value).toArray(String[]::new);
    }
}
