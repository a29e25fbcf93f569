package dev.dovetail.ground.handoff;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what it applies, in the transaction; a body of {@code refuse}, {@code busy} or {@code fault} is thrown back. */
final class TestInward implements Inward {
    final Set<Long> healed;
    private final String destination;
    private final Family inbox;
    private final JdbcClient jdbc;

    TestInward(String destination, Family inbox, JdbcClient jdbc) {
        this.destination = destination;
        this.inbox = inbox;
        this.jdbc = jdbc;
        this.healed = ConcurrentHashMap.newKeySet();
    }

    /** The same, working over another connection. */
    TestInward(TestInward other, JdbcClient jdbc) {
        this.destination = other.destination;
        this.inbox = other.inbox;
        this.healed = other.healed;
        this.jdbc = jdbc;
    }

    @Override
    public String destination() {
        return destination;
    }

    @Override
    public Family inbox() {
        return inbox;
    }

    @Override
    public boolean fromPeers() {
        return true;
    }

    @Override
    public void apply(List<Message> messages) {
        jdbc.sql("""
                insert into seam.effect (destination, key, lane, seq, number, id, body)
                select :destination, * from unnest(:keys, :lanes, :seqs, :numbers, :ids, :bodies)
                """)
                .param("destination", destination)
                .param("keys", Columns.ints(messages, Message::toKey))
                .param("lanes", Columns.longs(messages, Message::lane))
                .param("seqs", Columns.ints(messages, Message::seq))
                .param("numbers", Columns.longs(messages, Message::number))
                .param("ids", Columns.longs(messages, Message::id))
                .param("bodies", Columns.texts(messages, Message::body))
                .update();
        for (var message : messages) if (!healed.contains(message.id())) poison(message.body());
    }

    private static void poison(String body) {
        switch (body) {
            case "refuse" -> throw new Refused(Refused.Kind.CONFLICT, Refusal.of("seam.no"));
            case "busy" -> throw new TryLater("seam.busy", Duration.ofSeconds(1), "not now");
            case "fault" -> throw new IllegalStateException("a fault");
            default -> {}
        }
    }

    record Effect(String destination, int key, long lane, int seq, long number, long id, String body) {}

    /** In the order in which they were applied. */
    List<Effect> effects() {
        return jdbc.sql("select destination, key, lane, seq, number, id, body from seam.effect"
                        + " where destination = :destination order by n")
                .param("destination", destination)
                .query(Effect.class)
                .list();
    }

    List<Effect> effects(int key) {
        return effects().stream().filter(effect -> effect.key() == key).toList();
    }
}
