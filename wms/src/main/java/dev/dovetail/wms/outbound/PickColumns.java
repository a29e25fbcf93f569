package dev.dovetail.wms.outbound;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** New pick lines as the columns of the statement that writes them. */
final class PickColumns {
    private PickColumns() {}

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, List<PickLine> lines) {
        return statement
                .param("newTasks", lines.stream().mapToLong(PickLine::task).toArray())
                .param("newSeqs", lines.stream().mapToInt(PickLine::seq).toArray())
                .param(
                        "newOutbounds",
                        lines.stream()
                                .mapToLong(line -> line.outbound().value())
                                .toArray())
                .param("newLines", lines.stream().mapToInt(PickLine::line).toArray())
                .param(
                        "newLocations",
                        lines.stream().mapToLong(PickLine::location).toArray())
                .param(
                        "newClients",
                        lines.stream().mapToInt(line -> line.sku().client()).toArray())
                .param("newSkus", lines.stream().map(line -> line.sku().code()).toArray(String[]::new))
                .param("newLots", lines.stream().map(PickLine::lot).toArray(String[]::new))
                .param(
                        "newQuantities",
                        lines.stream().mapToLong(PickLine::quantity).toArray())
                .param("newPickeds", lines.stream().mapToLong(PickLine::picked).toArray())
                .param(
                        "newInsteads",
                        lines.stream().mapToInt(PickLine::insteadOf).toArray());
    }
}
