package dev.dovetail.oms.transfers;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Transfers and their lines as rows. */
final class TransferRows {
    private TransferRows() {}

    /** Without its lines. */
    static Transfer head(ResultSet row) throws SQLException {
        long withdrawal = row.getLong("withdrawal");
        return new Transfer(
                new FulfillmentOrderId(row.getLong("id")),
                row.getInt("client_id"),
                row.getString("key"),
                new NodeId(row.getInt("source")),
                new NodeId(row.getInt("target")),
                row.getString("note"),
                withdrawal == 0 ? null : withdrawal,
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("asked_by"),
                row.getInt("version"),
                List.of());
    }

    static TransferLine line(ResultSet row) throws SQLException {
        return new TransferLine(
                row.getInt("line"),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getLong("asked"),
                row.getLong("open"),
                row.getLong("picked"),
                row.getLong("sent"),
                row.getLong("shorted"),
                row.getLong("cancelled"),
                row.getLong("received"),
                row.getLong("lost"));
    }

    private record Of(Transfer transfer, TransferLine line) {}

    /** Sets the columns of all lines of these transfers. */
    static StatementSpec lines(StatementSpec statement, Collection<Transfer> after) {
        var all = new ArrayList<Of>();
        for (var transfer : after) for (var line : transfer.lines()) all.add(new Of(transfer, line));
        return statement
                .param(
                        "slots",
                        all.stream().mapToInt(one -> one.transfer().id().slot()).toArray())
                .param(
                        "ids",
                        all.stream()
                                .mapToLong(one -> one.transfer().id().value())
                                .toArray())
                .param("lines", all.stream().mapToInt(one -> one.line().line()).toArray())
                .param("open", column(all, TransferLine::open))
                .param("picked", column(all, TransferLine::picked))
                .param("sent", column(all, TransferLine::sent))
                .param("shorted", column(all, TransferLine::shorted))
                .param("cancelled", column(all, TransferLine::cancelled))
                .param("received", column(all, TransferLine::received))
                .param("lost", column(all, TransferLine::lost));
    }

    private static long[] column(List<Of> all, ToLongFunction<TransferLine> of) {
        return all.stream().mapToLong(one -> of.applyAsLong(one.line())).toArray();
    }
}
