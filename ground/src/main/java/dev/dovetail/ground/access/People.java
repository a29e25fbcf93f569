package dev.dovetail.ground.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is meant by a name that somebody signed in with, or by a badge that was read. */
@Repository
public class People {
    private final JdbcClient jdbc;

    public People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of the users behind these badges and names; one that is nobody's is absent. A badge goes before a name. */
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
}
