package dev.dovetail.ground.handoff;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases of one family's keys, thirty seconds each by the database's clock; the fence rises with each new holder. */
final class LeaseStore {
    private static final String TAKE = """
            insert into {lease} as l ({key}, holder, fence, until)
            select k.key, :holder, 1, now() + interval '30 seconds'
              from unnest(:keys) as k(key)
              left join {lease} h on h.{key} = k.key
             where h.{key} is null or h.holder = :holder or h.until < now()
             order by k.key
            on conflict ({key}) do update
               set holder = excluded.holder,
                   until = excluded.until,
                   fence = l.fence + case when l.holder = excluded.holder and l.until >= now() then 0 else 1 end
             where l.holder = excluded.holder or l.until < now()
            returning {key} as key, fence
            """;

    private static final String EXPIRE = """
            update {lease} set until = now() - interval '1 second' where {key} = any(:keys) and holder = :holder
            """;

    private final JdbcClient jdbc;
    private final String take;
    private final String expire;

    LeaseStore(JdbcClient jdbc, Family family) {
        this.jdbc = jdbc;
        this.take = family.sql(TAKE);
        this.expire = family.sql(EXPIRE);
    }

    /** Takes what is free or expired and renews what is ours: key to fence. Keys of others are left out. */
    Map<Integer, Long> take(String holder, Collection<Integer> keys) {
        var fences = new TreeMap<Integer, Long>();
        jdbc.sql(take)
                .param("holder", holder)
                .param("keys", Columns.ints(keys, key -> key))
                .query(row -> {
                    fences.put(row.getInt("key"), row.getLong("fence"));
                });
        return fences;
    }

    void expire(String holder, Collection<Integer> keys) {
        if (keys.isEmpty()) return;
        jdbc.sql(expire)
                .param("holder", holder)
                .param("keys", Columns.ints(keys, key -> key))
                .update();
    }
}
