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
     * kit as its scarcest part makes, and no stock of the kit's own. The fence is checked by taking the numbers: a publisher
     * that lost its lease takes none and writes nothing. What was shown before is updated apart from what is new, since a
     * claim of each row's key costs as much again; what is new claims it, for a row that was written since this began to look.
     * Answers how many were written.
     */
    static final String PUBLISH = """
            with looked as materialized (%1$s),
            own as (
              select l.sku, sum(greatest(p.position - p.reserved - p.safety, 0))::bigint as atp
                from looked l
                join oms.pool p on p.client_id = :client and p.sku = l.sku and p.pool in ('open', 'fence:' || :channel)
                left join oms.sku k on k.client_id = p.client_id and k.code = p.sku
               where %3$s
                 and not exists (select from oms.sku_part s where s.client_id = :client and s.sku = l.sku)
               group by l.sku),
            part as (
              select l.sku, l.parts, sum(greatest(p.position - p.reserved - p.safety, 0))::bigint / l.units as atp, p.node_id
                from (select k.sku, k.part, k.units, count(*) over (partition by k.sku) as parts
                        from looked l join oms.sku_part k on k.client_id = :client and k.sku = l.sku) l
                join oms.pool p on p.client_id = :client and p.sku = l.part and p.pool in ('open', 'fence:' || :channel)
                left join oms.sku k on k.client_id = p.client_id and k.code = p.sku
               where %3$s
               group by l.sku, l.part, l.units, l.parts, p.node_id),
            made as (
              select sku, sum(atp)::bigint as atp
                from (select sku, min(atp) as atp from part group by sku, node_id, parts having count(*) = parts) n
               group by sku),
            wanted as (
              select l.sku, greatest(coalesce(o.atp, 0) + coalesce(m.atp, 0) - (%2$s), 0) as atp
                from looked l
                left join own o on o.sku = l.sku
                left join made m on m.sku = l.sku
                left join oms.channel_buffer b on b.channel = :channel and b.client_id = :client and b.sku = l.sku),
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
              returning last_number - (select count(*) from changed) as base),
            numbered as materialized (select c.sku, c.atp, t.base + c.n as number from changed c cross join taken t),
            again as (
              update oms.published o
                 set atp = n.atp, number = n.number, at = :now, seen_at = now()
                from numbered n
               where o.slot = :slot and o.channel = :channel and o.sku = n.sku
              returning o.sku),
            first as (
              insert into oms.published as o (slot, channel, client_id, sku, atp, number, at)
              select :slot, :channel, :client, n.sku, n.atp, n.number, :now
                from numbered n
               where not exists (select from again a where a.sku = n.sku)
              on conflict (slot, channel, sku) do update
                 set atp = excluded.atp, number = excluded.number, at = excluded.at, seen_at = now())
            select count(*) from numbered
            """;

    /** Whether what lies in a pool of a node is the channel's to sell: of classes that rules name, at the nodes they leave. */
    static final String SELLS = """
            case when k.class = any (:classes)
                 then exists (select from unnest(:pairNodes, :pairClasses) as o(node_id, class)
                               where o.node_id = p.node_id and o.class = k.class)
                 else p.node_id = any (:nodes) end""";

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
