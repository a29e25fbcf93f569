package dev.dovetail.ground.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Badges of people, in {@code ground.badge}: no two people have one, and none reads as another's name. */
@Repository
class Badges {
    private final JdbcClient jdbc;

    Badges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where it is another's badge or name. */
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
