package dev.dovetail.oms.transfers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transfer as it is answered. @param cancelling whether the source was asked to give back what it has and has not answered; cartons of one transfer alone */
record TransferShown(
        String id,
        String key,
        String from,
        String to,
        @Nullable String note,
        String state,
        boolean cancelling,
        Instant askedAt,
        String askedBy,
        List<Line> lines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TransferView.Carton> cartons) {
    record Line(
            String sku,
            long asked,
            long open,
            long picked,
            long sent,
            long shorted,
            long cancelled,
            long received,
            long lost,
            long inTransit) {
        static Line of(TransferLine line) {
            return new Line(
                    line.sku().code(),
                    line.asked(),
                    line.open(),
                    line.picked(),
                    line.sent(),
                    line.shorted(),
                    line.cancelled(),
                    line.received(),
                    line.lost(),
                    line.inTransit());
        }
    }

    static TransferShown of(Transfer transfer, @Nullable List<TransferView.Carton> cartons, Network network) {
        return new TransferShown(
                transfer.id().toString(),
                transfer.key(),
                code(network, transfer.source()),
                code(network, transfer.target()),
                transfer.note(),
                transfer.state(),
                transfer.withdrawal() != null,
                transfer.askedAt(),
                transfer.askedBy(),
                transfer.lines().stream().map(Line::of).toList(),
                cartons);
    }

    private static String code(Network network, NodeId node) {
        return network.findNode(node).map(Node::code).orElse(node.toString());
    }
}
