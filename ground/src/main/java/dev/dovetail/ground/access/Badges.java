package dev.dovetail.ground.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Badges of people, in {@code ground.badge}: no two people have one, and none reads as another's name. */
@Repository
class Badges implements People {
    private final JdbcClient jdbc;

    Badges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> behind(Collection<String> names) {
        Map<String, Long> users = new HashMap<>();
        if (names.isEmpty()) return users;
        jdbc.sql("""
            select n.name, coalesce(b.user_id, u.id) as person
              from unnest(:names::text[]) as n (name)
              left join ground.badge b on b.code = n.name
              left join ground.app_user u on u.name = n.name
             where coalesce(b.user_id, u.id) is not null
            """)
                .param("names", names.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    users.put(row.getString("name"), row.getLong("person"));
                });
        return users;
    }

    /** Under {@link Users#holdNames}. False where it is another's badge or name. */
    boolean add(long user, String code, Instant at) {
        return jdbc.sql("""
            insert into ground.badge as b (code, user_id, made_at)
            select :code::text, :user::bigint, :at::timestamptz
             where not exists (select from ground.app_user where name = :code and id <> :user)
                on conflict (code) do update set user_id = b.user_id where b.user_id = excluded.user_id
            """)
                        .param("code", code)
                        .param("user", user)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean remove(long user, String code) {
        return jdbc.sql("delete from ground.badge where code = :code and user_id = :user")
                        .param("code", code)
                        .param("user", user)
                        .update()
                == 1;
    }

    List<String> list(long user, int limit) {
        return jdbc.sql("select code from ground.badge where user_id = :user order by code limit :limit")
                .param("user", user)
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
