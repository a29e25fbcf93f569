package dev.dovetail.oms.units;

import static java.util.Comparator.comparing;

import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Words in {@code oms.channel_unit}. */
@Repository
class UnitStore {
    /** Steps from channel to channel through the key, however many words each has. */
    private static final String SPEAKERS = """
            with recursive c(channel) as (
              (select channel from oms.channel_unit order by channel limit 1)
              union all
              select (select u.channel from oms.channel_unit u where u.channel > c.channel order by u.channel limit 1)
                from c where c.channel is not null)
            select channel from c where channel is not null
            """;

    private final JdbcClient jdbc;

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> speakers() {
        return Set.copyOf(jdbc.sql(SPEAKERS).query(String.class).list());
    }

    Words words(String channel, Collection<Sku> skus) {
        var levels = new HashMap<Words.Key, String>();
        jdbc.sql("""
                select sku, word, level from oms.channel_unit where channel = :channel and (sku = '' or sku = any (:skus))
                """)
                .param("channel", channel)
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .query(row -> {
                    levels.put(new Words.Key(row.getString("sku"), row.getString("word")), row.getString("level"));
                });
        return new Words(levels);
    }

    List<UnitWord> list(String channel, String afterSku, String afterWord, int limit) {
        return jdbc.sql("""
                select sku, word, level from oms.channel_unit
                 where channel = :channel and (sku, word) > (:sku, :word) order by sku, word limit :limit
                """)
                .param("channel", channel)
                .param("sku", afterSku)
                .param("word", afterWord)
                .param("limit", limit)
                .query((row, _) -> new UnitWord(row.getString("sku"), row.getString("word"), row.getString("level")))
                .list();
    }

    /** In key order, so that two calls never wait for one another crosswise. */
    void put(String channel, List<UnitWord> words) {
        var sorted = words.stream()
                .sorted(comparing(UnitWord::sku).thenComparing(UnitWord::word))
                .toList();
        var kept = sorted.stream().filter(word -> word.level() != null).toList();
        var gone = sorted.stream().filter(word -> word.level() == null).toList();
        into("""
                insert into oms.channel_unit as u (channel, sku, word, level)
                select :channel, sku, word, level from unnest(:skus, :words, :levels) as w(sku, word, level)
                on conflict (channel, sku, word) do update set level = excluded.level
                """, channel, kept)
                .param("levels", texts(kept, word -> String.valueOf(word.level())))
                .update();
        into("""
                delete from oms.channel_unit u using unnest(:skus, :words) as w(sku, word)
                 where u.channel = :channel and u.sku = w.sku and u.word = w.word
                """, channel, gone).update();
    }

    private StatementSpec into(String sql, String channel, List<UnitWord> words) {
        return jdbc.sql(sql)
                .param("channel", channel)
                .param("skus", texts(words, UnitWord::sku))
                .param("words", texts(words, UnitWord::word));
    }

    private static String[] texts(List<UnitWord> words, Function<UnitWord, String> column) {
        return words.stream().map(column).toArray(String[]::new);
    }
}
