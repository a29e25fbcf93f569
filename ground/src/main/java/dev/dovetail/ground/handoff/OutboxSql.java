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
             {sides}
             cross join lateral (
               select o.id, o.to_key, o.lane, o.seq, o.type, o.destination, o.business_key, o.body,
                      o.state, o.attempts, o.number, o.due_at
                 from {outbox} o
                where o.{key} = k.key and o.state in ('pending', 'in-doubt') and o.due_at <= :now
                  and {where}
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

    private static final String SIDES = "cross join (values (true), (false)) as side(inside)";

    private static final String HERE = """
            case when side.inside then o.destination = any(:inwards) {but}
                 else split_part(o.destination, ':', 1) = any(:outwards) and o.destination <> all(:full) end""";

    private static final String WITH_PEERS = """
            exists (select from unnest(:takes, :nodes) as w(takes, node)
                     where w.node = o.to_key
                       and (o.destination = w.takes or starts_with(o.destination, w.takes || '.')))""";

    private static final String RECEIPTS = """
            select k.key, coalesce((select max(o.receipt) from {outbox} o
                                     where o.{key} = k.key and o.peer = :peer and o.receipt is not null), 0) as receipt
              from unnest(:keys) as k(key)
            """;

    /** Only what is at its end is opened again: the lease holder, which knows nothing of this, touches no such row. */
    private static final String SET_BACK = """
            update {outbox} o
               set state = 'pending', receipt = null, settled_at = null, due_at = :now,
                   last_error = 'the peer lost it, and gets it again'
              from unnest(:keys, :held) as k(key, held)
             where o.{key} = k.key and o.peer = :peer and o.state = 'sent' and o.receipt > k.held
            """;

    /** The keys that the peer ever took messages of, stepping from key to key. */
    private static final String TAKEN_KEYS = """
            with recursive k(key) as (
              (select {key} from {outbox} where peer = :peer and receipt is not null order by {key} limit 1)
              union all
              select (select o.{key} from {outbox} o
                       where o.{key} > k.key and o.peer = :peer and o.receipt is not null order by o.{key} limit 1)
                from k where k.key is not null)
            select k.key from k where k.key is not null
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
              select * from unnest(:keys, :ids, :fences, :was, :states, :attempts, cast(:dues as timestamptz[]), :whys,
                                   :peers, :receipts)
                as m(key, id, fence, was, state, attempts, due_at, why, peer, receipt)),
            held as (
              update {lease} l
                 set sent = l.sent + c.sent, until = now() + interval '30 seconds'
                from (select key, fence, count(*) filter (where state in ('sent', 'settled')) as sent
                        from m group by key, fence) c
               where l.{key} = c.key and l.fence = c.fence and l.holder = :holder
              returning l.{key} as key, l.fence)
            update {outbox} o
               set state = m.state, attempts = m.attempts, due_at = coalesce(m.due_at, o.due_at), last_error = m.why,
                   settled_at = case when m.state in ('sent', 'settled', 'dead') then :now end,
                   peer = coalesce(m.peer, o.peer), receipt = coalesce(m.receipt, o.receipt)
              from m join held h on h.key = m.key and h.fence = m.fence
             where o.{key} = m.key and o.id = m.id and o.state = m.was
            returning o.{key} as key, o.id
            """;

    final String sweep;
    final String number;
    final String due;
    final String dueHere;
    final String dueThere;
    private static final String WAITING = """
            select count(*)
              from (select from {outbox}
                     where state in ('pending', 'sending', 'in-doubt', 'dead') and to_key = any(:nodes)
                       and (destination = :takes or starts_with(destination, :takes || '.')) limit 1000) w
            """;

    final String receipts;
    final String setBack;
    final String takenKeys;
    final String waiting;
    final String recover;
    final String mark;

    OutboxSql(Family family) {
        boolean numbered = family.numbered();
        sweep = family.sql(SWEEP.replace("{unnumbered}", numbered ? UNNUMBERED : "false"));
        number = family.sql(NUMBER);
        due = due(family, SIDES, HERE.replace("{but}", ""));
        dueHere = due(family, SIDES, HERE.replace("{but}", "and not " + WITH_PEERS));
        dueThere = due(family, "", "o.state = 'pending' and " + WITH_PEERS);
        receipts = family.sql(RECEIPTS);
        setBack = family.sql(SET_BACK);
        takenKeys = family.sql(TAKEN_KEYS);
        waiting = family.sql(WAITING);
        recover = family.sql(RECOVER);
        mark = family.sql(MARK);
    }

    private static String due(Family family, String sides, String where) {
        boolean numbered = family.numbered();
        return family.sql(DUE.replace("{sides}", sides)
                .replace("{where}", where)
                .replace("{numbered}", numbered ? "o.number is not null" : "true")
                .replace("{later}", numbered ? "e.number > o.number" : "(e.due_at, e.id) > (o.due_at, o.id)")
                .replace("{order}", numbered ? "o.number" : "o.due_at, o.id")
                .replace("{merged}", numbered ? "m.number" : "m.due_at, m.id"));
    }
}
