package dev.dovetail.oms.feeds;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of feeds. */
@Configuration(proxyBeanMethods = false)
class FeedInvariants {
    /** A day after it came somebody or something has looked at it. */
    @Bean
    Invariant noSnapshotIsHalfApplied() {
        return new Invariant("I30", "a snapshot that may be applied is applied within the hour", """
                select node_id, id, message, reached, received_at from oms.feed_message
                 where state = 'applying' and coalesce(decided_at, received_at) < {now} - interval '1 hour'
                """);
    }

    @Bean
    Invariant snapshotsStandWhereTheFeedDoes() {
        return new Invariant("I32", "no snapshot that was applied is newer than its feed says", """
                select m.node_id, m.id, m.message, m.watermark, m.cut_at, f.watermark as feed_watermark, f.cut_at as feed_cut_at
                  from oms.feed_message m
                  left join oms.feed f on f.node_id = m.node_id and f.client_id = m.client_id
                 where m.state = 'applied'
                   and (f.cut_at is null or (m.watermark, m.cut_at) > (f.watermark, f.cut_at))
                """);
    }

    @Bean
    Invariant positionsAreNoNewerThanTheirSnapshots() {
        return new Invariant("I32", "what a snapshot said of a SKU was said by a snapshot that was taken", """
                select p.node_id, p.client_id, p.sku, p.watermark, p.cut_at
                  from oms.feed_position p
                 where p.cut_at > 'epoch'
                   and not exists (select from oms.feed_message m
                                    where m.node_id = p.node_id and m.client_id = p.client_id
                                      and m.watermark = p.watermark and m.cut_at = p.cut_at
                                      and m.state in ('applied', 'applying'))
                """);
    }

    @Bean
    Invariant nothingWaitsForWhatIsThere() {
        return new Invariant(
                "I32", "no rise waits for numbers that were heard, lie in a snapshot or were given up", """
                select m.node_id, m.client_id, m.number, m.sku, m.change, f.through
                  from oms.feed_movement m
                  left join oms.feed f on f.node_id = m.node_id and f.client_id = m.client_id
                 where m.state = 'waiting' and (f.through is null or m.number <= f.through or m.change < 0)
                """);
    }
}
