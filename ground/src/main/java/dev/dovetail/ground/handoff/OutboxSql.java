package dev.dovetail.ground.handoff;

/** The statements of a lease holder over one family's outbox, with that family's names. */
final class OutboxSql {
    /** Steps from key to key through the index of open rows, so that a hundred thousand timers cost one probe for each key. */
    private static final String SWEEP = """
            with recursive k(key) as (
              (select {key} from {outbox} where state in ('pending', 'sending', 'in-doubt') order by {key} limit 1)
              union all
              select (select o.{key} from {outbox} o
                       where o.{key} > k.key and o.state in ('pending', 'sending', 'in-doubt')
                       order by o.{key} limit 1)
                from k where k.key is not null)
            select k.key from k
             where k.key is not null
               and (exists (select from {outbox} o
                             where o.{key} = k.key and o.due_at <= :now and o.state in ('pending', 'sending', 'in-doubt'))
                    or {unnumbered})
            """;

    private static final String UNNUMBERED = """
            exists (select from {outbox} o where o.{key} = k.key and o.number is null
                       and o.state in ('pending', 'sending', 'in-doubt'))""";

    /** Updating the lease row both checks the fence and makes a second publisher wait, then find its fence stale. */
    private static final String NUMBER = """
            with fresh as (
              select o.{key} as key, o.id,
                     row_number() over (partition by o.{key} order by o.after, o.seq, o.id) as n
                from (select {key}, id, seq,
                             max(id) over (partition by {key}, lane order by seq, id) as after
                        from {outbox}
                       where {key} = any(:keys) and number is null
                         and state in ('pending', 'sending', 'in-doubt')) o),
            taken as (
              update {lease} l set last_number = l.last_number + c.rows
                from (select key, count(*) as rows from fresh group by key) c
                join unnest(:keys, :fences) as f(key, fence) on f.key = c.key
               where l.{key} = c.key and l.fence = f.fence
              returning l.{key} as key, l.last_number - c.rows as base)
            update {outbox} o set number = t.base + f.n
              from fresh f join taken t on t.key = f.key
             where o.{key} = f.key and o.id = f.id
            """;

    /**
     * One index-backed look for each key. A message is held while its lane has an earlier one that is not sent: one in
     * doubt, dead or on its way, or one that this very look would deliver later. Lanes do not hold one another. What goes
     * to partners is looked for apart, so that a slow one holds up nobody inside, and without those whose line is full.
     */
    private static final String DUE = """
            select m.*, k.key, k.fence
              from unnest(:keys, :fences) as k(key, fence)
             cross join (values (true), (false)) as side(inside)
             cross join lateral (
               select o.id, o.to_key, o.lane, o.seq, o.type, o.destination, o.business_key, o.body,
                      o.state, o.attempts, o.number, o.due_at
                 from {outbox} o
                where o.{key} = k.key and o.state in ('pending', 'in-doubt') and o.due_at <= :now
                  and case when side.inside then o.destination = any(:inwards)
                           else split_part(o.destination, ':', 1) = any(:outwards) and o.destination <> all(:full) end
                  and {numbered}
                  and not exists (
                    select from {outbox} e
                     where e.{key} = k.key and e.lane = o.lane and e.seq < o.seq and e.destination = o.destination
                       and e.state in ('pending', 'sending', 'in-doubt', 'dead')
                       and (e.state <> 'pending' or e.due_at > :now or {later}))
                order by {order}
                limit :limit) m
             order by k.key, {merged}
            """;

    private static final String RECOVER = """
            update {outbox} o
               set state = case when split_part(o.destination, ':', 1) = any(:repeatable) then 'pending' else 'in-doubt' end,
                   due_at = :now,
                   last_error = 'the worker ended while it was sending'
              from unnest(:keys, :fences) as k(key, fence)
              join {lease} l on l.{key} = k.key and l.fence = k.fence
             where o.{key} = k.key and o.state = 'sending'
            """;

    /** The update of the lease is the check of the fence, and it renews the lease. */
    private static final String MARK = """
            with m as (
              select * from unnest(:keys, :ids, :fences, :was, :states, :attempts, cast(:dues as timestamptz[]), :whys)
                as m(key, id, fence, was, state, attempts, due_at, why)),
            held as (
              update {lease} l
                 set sent = l.sent + c.sent, until = now() + interval '30 seconds'
                from (select key, fence, count(*) filter (where state in ('sent', 'settled')) as sent
                        from m group by key, fence) c
               where l.{key} = c.key and l.fence = c.fence and l.holder = :holder
              returning l.{key} as key, l.fence)
            update {outbox} o
               set state = m.state, attempts = m.attempts, due_at = coalesce(m.due_at, o.due_at), last_error = m.why,
                   settled_at = case when m.state in ('sent', 'settled', 'dead') then :now end
              from m join held h on h.key = m.key and h.fence = m.fence
             where o.{key} = m.key and o.id = m.id and o.state = m.was
            returning o.{key} as key, o.id
            """;

    final String sweep;
    final String number;
    final String due;
    final String recover;
    final String mark;

    OutboxSql(Family family) {
        boolean numbered = family.numbered();
        sweep = family.sql(SWEEP.replace("{unnumbered}", numbered ? UNNUMBERED : "false"));
        number = family.sql(NUMBER);
        due = family.sql(DUE.replace("{numbered}", numbered ? "o.number is not null" : "true")
                .replace("{later}", numbered ? "e.number > o.number" : "(e.due_at, e.id) > (o.due_at, o.id)")
                .replace("{order}", numbered ? "o.number" : "o.due_at, o.id")
                .replace("{merged}", numbered ? "m.number" : "m.due_at, m.id"));
        recover = family.sql(RECOVER);
        mark = family.sql(MARK);
    }
}
