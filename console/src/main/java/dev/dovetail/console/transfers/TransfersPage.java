package dev.dovetail.console.transfers;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.transfers.Transfer;
import dev.dovetail.oms.transfers.TransferLine;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Transfers of one state, the oldest first. @param state {@code open} or {@code done} */
public record TransfersPage(
        Frame frame, String state, List<Row> rows, @Nullable String next) {
    public TransfersPage {
        rows = List.copyOf(rows);
    }

    /**
     * One transfer; its units are summed over its lines.
     *
     * @param gone what did not leave: short at the source, or cancelled
     * @param cancelling whether the source has not answered yet
     */
    public record Row(
            String key,
            String from,
            String to,
            int skus,
            long asked,
            long source,
            long transit,
            long received,
            long gone,
            long lost,
            boolean cancelling,
            Instant askedAt,
            String askedBy) {

        static Row of(Transfer transfer, String from, String to) {
            return new Row(
                    transfer.key(),
                    from,
                    to,
                    transfer.lines().size(),
                    sum(transfer, TransferLine::asked),
                    sum(transfer, line -> line.open() + line.picked()),
                    sum(transfer, TransferLine::inTransit),
                    sum(transfer, TransferLine::received),
                    sum(transfer, line -> line.shorted() + line.cancelled()),
                    sum(transfer, TransferLine::lost),
                    transfer.withdrawal() != null,
                    transfer.askedAt(),
                    transfer.askedBy());
        }

        private static long sum(Transfer transfer, ToLongFunction<TransferLine> of) {
            return transfer.lines().stream().mapToLong(of).sum();
        }
    }
}
