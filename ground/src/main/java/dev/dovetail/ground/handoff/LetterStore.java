package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Handoffs.Figures;
import dev.dovetail.ground.handoff.Handoffs.Which;
import dev.dovetail.kernel.IdSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people read of one family's messages, and the one thing they write: a replay. Each list walks an index and ends. */
final class LetterStore {
    /** A timer is what was made to be due more than 10 s after it was made (an id begins with when that was); that its time has come since a moment is no news. */
    private static final String FIGURES = """
            select (select coalesce(sum(sent), 0) from {lease}) as sent,
                   (select count(*) from {outbox} where state in ('pending', 'sending')) as pending,
                   (select count(*) from {outbox} where state = 'pending' and attempts = 0
                       and due_at > now() - interval '5 seconds'
                       and due_at > to_timestamp(((id >> 22) + :epoch) / 1000.0) + interval '10 seconds') as later,
                   (select count(*) from {outbox} where state = 'dead') as dead,
                   (select count(*) from {outbox} where state = 'in-doubt') as in_doubt
            """;

    /** Alone, for those who ask again and again: it walks the index of the dead. */
    private static final String DEAD = "select count(*) from (select from {outbox} where state = 'dead' limit 1000) d";

    private static final String LIST_DEAD = """
            from {outbox} where state = 'dead' and ({key}, id) > (:key, :id) order by {key}, id limit :limit
            """;

    private static final String LIST_OPEN = """
            from {outbox}
             where state in ('pending', 'sending', 'in-doubt') and ({key}, due_at, id) > (:key, :due, :id) {in-doubt}
             order by {key}, due_at, id limit :limit
            """;

    private static final String BODY = "select body from {outbox} where {key} = :key and id = :id";
    private static final String FIND = "from {outbox} where {key} = :key and id = :id";

    private static final String BEHIND = """
            select count(*) from (
              select from {outbox} e
               where e.{key} = :key and e.lane = :lane and e.seq > :seq and e.destination = :destination
                 and e.state in ('pending', 'sending', 'in-doubt', 'dead') limit 1000) held
            """;

    private static final String APPLIED = """
            select exists (select from {inbox} i
                            where i.{key} = :key and i.message_id = :id and i.consumer = :consumer)
            """;

    private static final String REPLAY = """
            update {outbox} set state = :state, attempts = 0, due_at = :now, settled_at = null
             where {key} = :key and id = :id and state = 'dead'
            """;

    private final JdbcClient jdbc;
    private final Family family;

    LetterStore(JdbcClient jdbc, Family family) {
        this.jdbc = jdbc;
        this.family = family;
    }

    Family family() {
        return family;
    }

    Figures figures() {
        return jdbc.sql(family.sql(FIGURES))
                .param("epoch", IdSource.madeAt(0).toEpochMilli())
                .query(Figures.class)
                .single();
    }

    long dead() {
        return jdbc.sql(family.sql(DEAD)).query(Long.class).single();
    }

    List<Letter> list(Which which, Cursor after, int limit) {
        var list = which == Which.DEAD
                ? LIST_DEAD
                : LIST_OPEN.replace("{in-doubt}", which == Which.IN_DOUBT ? "and state = 'in-doubt'" : "");
        return letters(list)
                .param("key", after.key())
                .param("due", Columns.at(after.due()))
                .param("id", after.id())
                .param("limit", limit)
                .query((row, _) -> Letter.of(family, row))
                .list();
    }

    Optional<Letter> find(int key, long id) {
        return letters(FIND)
                .param("key", key)
                .param("id", id)
                .query((row, _) -> Letter.of(family, row))
                .optional();
    }

    String body(int key, long id) {
        return jdbc.sql(family.sql(BODY))
                .param("key", key)
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** How many wait behind it in its lane; a thousand means a thousand or more. */
    int behind(Letter letter) {
        return jdbc.sql(family.sql(BEHIND))
                .param("key", letter.key())
                .param("lane", Long.parseLong(letter.lane()))
                .param("seq", letter.seq())
                .param("destination", letter.destination())
                .query(Integer.class)
                .single();
    }

    static boolean applied(JdbcClient jdbc, Inward inward, int toKey, long id) {
        return jdbc.sql(inward.inbox().sql(APPLIED))
                .param("key", toKey)
                .param("id", id)
                .param("consumer", inward.destination())
                .query(Boolean.class)
                .single();
    }

    int toKey(Letter letter) {
        return jdbc.sql(family.sql("select to_key from {outbox} where {key} = :key and id = :id"))
                .param("key", letter.key())
                .param("id", Long.parseLong(letter.id()))
                .query(Integer.class)
                .single();
    }

    /** Whether it was dead until now. */
    boolean replay(Letter letter, String state, Instant now) {
        return jdbc.sql(family.sql(REPLAY))
                        .param("state", state)
                        .param("now", Columns.at(now))
                        .param("key", letter.key())
                        .param("id", Long.parseLong(letter.id()))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec letters(String from) {
        return jdbc.sql(family.sql("select " + Letter.COLUMNS + from));
    }
}
