package dev.dovetail.ground.handoff;

import dev.dovetail.ground.storage.Invariant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of messages, over every family there is. */
@Configuration(proxyBeanMethods = false)
class HandoffInvariants {
    @Bean
    Invariant messagesThatEnded(ObjectProvider<Family> families) {
        return new Invariant("I30", "a message says when it ended if and only if it did", each(families, """
                select '{outbox}' as family, {key} as key, id, state, settled_at::text from {outbox}
                 where (state in ('sent', 'settled', 'dead')) <> (settled_at is not null)
                """));
    }

    @Bean
    Invariant messagesInTime(ObjectProvider<Family> families) {
        return new Invariant(
                "I30",
                "no message at the head of its lane has been due for 15 minutes, but to a peer that is away",
                each(families, """
                        select '{outbox}' as family, o.{key} as key, o.id, o.state, o.destination from {outbox} o
                         where o.state in ('pending', 'sending', 'in-doubt')
                           and o.due_at < {now} - interval '15 minutes'
                           and not exists (
                             select from {outbox} e
                              where e.{key} = o.{key} and e.lane = o.lane and e.seq < o.seq
                                and e.destination = o.destination
                                and e.state in ('pending', 'sending', 'in-doubt', 'dead'))
                           and not exists (
                             select from ground.peer p
                              where p.away_since is not null and o.to_key = any(p.nodes)
                                and (o.destination = p.takes or starts_with(o.destination, p.takes || '.')))
                        """));
    }

    @Bean
    Invariant effectsOfSentMessages(ObjectProvider<Family> families) {
        var nowhere = families.stream().map(family -> family.sql("""
                not exists (select from {inbox} i
                             where i.{key} = o.to_key and i.message_id = o.id and i.consumer = o.destination)
                """)).collect(Collectors.joining(" and "));
        return new Invariant(
                "I31", "a message sent inside the house was applied by whom it was for", each(families, """
                        select '{outbox}' as family, o.{key} as key, o.id, o.destination from {outbox} o
                         where o.state = 'sent' and o.peer is null and o.destination not like '%:%' and
                        """ + nowhere));
    }

    @Bean
    Invariant businessKeysClaimed(ObjectProvider<Family> families) {
        return new Invariant("I18", "a business key is claimed by the one message that has it", each(families, """
                        select '{outbox}' as family, o.{key} as key, o.id, o.business_key from {outbox} o
                         where o.business_key is not null and not exists (
                           select from {claim} c
                            where c.{key} = o.{key} and c.id = o.id
                              and c.key_hash = substring(sha256(int4send(octet_length(convert_to(o.business_key, 'UTF8')))
                                                                || convert_to(o.business_key, 'UTF8')) for 16))
                        """));
    }

    @Bean
    Invariant numbersWithoutGaps(ObjectProvider<Family> families) {
        return new Invariant(
                "I32", "a node's messages are numbered without gaps", each(families, Family::numbered, """
                select '{outbox}' as family, o.{key} as key, count(o.number) as numbered, min(o.number) as lowest,
                       max(o.number) as highest, max(l.last_number) as last_number
                  from {outbox} o left join {lease} l on l.{key} = o.{key}
                 where o.number is not null
                 group by o.{key}
                having count(distinct o.number) <> max(o.number) - min(o.number) + 1
                    or count(o.number) <> count(distinct o.number)
                    or max(o.number) is distinct from max(l.last_number)
                """));
    }

    @Bean
    Invariant numbersInOrder(ObjectProvider<Family> families) {
        return new Invariant("I32", "numbers follow seq within a lane", each(families, Family::numbered, """
                select '{outbox}' as family, n.key, n.id, n.lane, n.seq, n.number
                  from (select o.{key} as key, o.id, o.lane, o.seq, o.number,
                               max(o.number) over (partition by o.{key}, o.lane order by o.seq
                                                   range between unbounded preceding and 1 preceding) as before
                          from {outbox} o where o.number is not null) n
                 where n.number < n.before
                """));
    }

    private static String each(ObjectProvider<Family> families, String sql) {
        return each(families, _ -> true, sql);
    }

    /** One statement over all families; where there is none, one that finds nothing. */
    private static String each(ObjectProvider<Family> families, Predicate<Family> which, String sql) {
        List<String> parts = families.stream()
                .filter(which)
                .map(family -> "(" + family.sql(sql) + ")")
                .toList();
        return parts.isEmpty() ? "select 1 where false" : String.join(" union all ", parts);
    }
}
