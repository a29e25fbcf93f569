package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who tells each node's stock, in {@code oms.stock_teller}: the first who does, until a person says otherwise. */
@Repository
class Tellers {
    private static final String FIRST = """
            insert into oms.stock_teller (node_id, teller, since)
            select node_id, :teller, :since from unnest(:nodes::int[]) as n(node_id) order by node_id
            on conflict (node_id) do
            """;

    private final JdbcClient jdbc;

    Tellers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void facts(Collection<Integer> nodes, Instant since) {
        jdbc.sql(FIRST + "nothing")
                .param("teller", "facts")
                .param("since", FeedStore.at(since))
                .param("nodes", nodes.stream().mapToInt(n -> n).toArray())
                .update();
    }

    /** @return whether the node's stock is now told by a feed: it is not where its own facts tell it, unless this takes over */
    boolean feed(NodeId node, boolean takeOver, Instant since) {
        return jdbc.sql(FIRST + """
                update set teller = excluded.teller,
                       since = case when oms.stock_teller.teller = 'feed' then oms.stock_teller.since else excluded.since end
                 where oms.stock_teller.teller = 'feed' or :takeOver
                """)
                        .param("teller", "feed")
                        .param("takeOver", takeOver)
                        .param("since", FeedStore.at(since))
                        .param("nodes", new int[] {node.value()})
                        .update()
                == 1;
    }
}
