package dev.dovetail.oms.publishing;

/** The one statement of a publication, and how changed pools are found. */
final class PublishSql {
    private PublishSql() {}

    /**
     * Pools that changed since, and the kits that are made of them; read along the whole table on purpose. An index on changed_at would end the in-place updates
     * that capture lives on, and cost every order; this costs a walk, whose pace is set by what it took.
     */
    static final String CHANGED = """
            with changed as materialized (
              select distinct client_id, sku from oms.pool
               where changed_at >= :since::timestamptz and not starts_with(pool, 'inbound:'))
            select client_id, sku from changed
             union select k.client_id, k.sku from oms.sku_part k join changed c on c.client_id = k.client_id and c.sku = k.part
            """;

    /** A transaction that is still open stamps its pools with the time it began: before that all is seen. */
    static final String HORIZON = """
            select least(now(), (select min(xact_start) from pg_stat_activity
                                  where datname = current_database() and pid <> pg_backend_pid()))
            """;

    /** Which SKUs are looked at: those given. */
    static final String SOME = "select sku from unnest(:skus) as s(sku)";

    /** Which SKUs are looked at: all that a pool or an earlier publication knows. */
    static final String ALL = """
            select distinct sku from oms.pool where client_id = :client and not starts_with(pool, 'inbound:')
             union select sku from oms.sku_part where client_id = :client
             union select sku from oms.published where slot = :slot and channel = :channel""";

    /**
     * What is shown is compared with what may be had, and only what differs is counted and written. A node has as many of a
     * kit as its scarcest part makes. The fence is checked by
     * taking the numbers: a publisher that lost its lease takes none and writes nothing.
     */
    static final String PUBLISH = """
            with looked as materialized (%s),
            made as (
              select sku, sku as part, 1 as units, 1::bigint as parts from looked
               union all
              select k.sku, k.part, k.units, count(*) over (partition by k.sku)
                from looked l join oms.sku_part k on k.client_id = :client and k.sku = l.sku),
            had as (
              select l.sku, l.parts, p.node_id, sum(greatest(p.position - p.reserved - p.safety, 0))::bigint / l.units as atp
                from made l
                join oms.pool p on p.client_id = :client and p.sku = l.part and p.pool in ('open', 'fence:' || :channel)
                left join oms.sku k on k.client_id = p.client_id and k.code = p.sku
               where case when k.class = any (:classes)
                          then exists (select from unnest(:pairNodes, :pairClasses) as o(node_id, class)
                                        where o.node_id = p.node_id and o.class = k.class)
                          else p.node_id = any (:nodes) end
               group by l.sku, l.part, l.units, l.parts, p.node_id),
            wanted as (
              select l.sku, greatest(coalesce(h.atp, 0) - (%s), 0) as atp
                from looked l
                left join oms.channel_buffer b on b.channel = :channel and b.client_id = :client and b.sku = l.sku
                left join (select sku, sum(atp)::bigint as atp
                             from (select sku, min(atp) as atp from had
                                    group by sku, node_id, parts having count(*) = parts) n
                            group by sku) h on h.sku = l.sku),
            changed as materialized (
              select w.sku, w.atp, row_number() over (order by w.sku) as n
                from wanted w
                left join oms.published o on o.slot = :slot and o.channel = :channel and o.sku = w.sku
               where o.atp is distinct from w.atp),
            taken as (
              update oms.publication
                 set last_number = last_number + (select count(*) from changed),
                     until = now() + interval '30 seconds'
               where slot = :slot and channel = :channel and holder = :holder and fence = :fence
                 and exists (select from changed)
              returning last_number - (select count(*) from changed) as base)
            insert into oms.published as o (slot, channel, client_id, sku, atp, number, at)
            select :slot, :channel, :client, c.sku, c.atp, t.base + c.n, :now from changed c cross join taken t
            on conflict (slot, channel, sku) do update
               set atp = excluded.atp, number = excluded.number, at = excluded.at, seen_at = now()
            """;

    /** Units the channel is not shown: the SKU's own, {@code b}, or else the channel's for every SKU. */
    static final String BUFFER = """
            coalesce(b.quantity,
                     (select w.quantity from oms.channel_buffer w
                       where w.channel = :channel and w.client_id = :client and w.sku = ''), 0)""";

    /** Differs when a channel's buffers do. */
    static final String BUFFERS = """
            select channel, count(*) || '/' || sum(hashtextextended(sku, quantity)::numeric) from oms.channel_buffer group by channel
            """;
}
