package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Mark;
import dev.dovetail.ground.handoff.Peering.Answer;
import dev.dovetail.ground.handoff.Peering.Batch;
import dev.dovetail.ground.handoff.Peering.Outcome;
import dev.dovetail.ground.handoff.Peering.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The receiver's side between two Dovetails: delivers as inside, and counts in the same transactions what it took. */
final class Receiving implements Arrivals {
    private static final Duration NOBODY_HERE = Duration.ofMinutes(1);

    private final Kit kit;
    private final InwardDelivery delivery;
    private final ReceiptStore receipts;
    private final Map<String, OutboxStore> outboxes = new TreeMap<>();

    Receiving(Kit kit, Collection<Family> families) {
        this.kit = kit;
        this.delivery = new InwardDelivery(
                new Inbox(kit.jdbc(), kit.clock()), kit.transactions(), new Backoff(kit.clock(), kit.random()));
        this.receipts = new ReceiptStore(kit.jdbc());
        for (var family : families) outboxes.put(family.tables(), new OutboxStore(kit.jdbc(), family, kit.routes()));
    }

    @Override
    public Answer.Told take(Batch batch, Set<Integer> nodes, Consumer<List<Message>> beforehand) {
        var behind = behind(batch);
        var lost = behind.stream().map(Receipt::key).collect(Collectors.toSet());
        var outcomes = new ArrayList<Outcome>();
        var inside = new LinkedHashMap<String, List<Due>>();
        for (var message : batch.messages()) {
            if (lost.contains(message.key())) continue;
            var no = refusal(message, nodes);
            if (no != null) outcomes.add(no);
            else
                inside.computeIfAbsent(message.destination(), _ -> new ArrayList<>())
                        .add(new Due(message, 0, Due.PENDING));
        }
        var counted = new HashMap<Integer, Long>();
        inside.forEach((destination, dues) -> {
            var inward = Objects.requireNonNull(kit.routes().inward(destination));
            var marks = delivery.deliver(inward, dues, free -> {
                var messages = free.stream().map(Due::message).toList();
                beforehand.accept(messages);
                counted.putAll(receipts.count(batch.peer(), batch.family(), keys(messages)));
            });
            for (var mark : marks) outcomes.add(outcome(mark, counted));
        });
        return new Answer.Told(outcomes, behind);
    }

    private List<Receipt> behind(Batch batch) {
        var held = receipts.held(batch.peer()).stream()
                .filter(one -> one.family().equals(batch.family()))
                .collect(Collectors.toMap(Receipt::key, Receipt::number));
        return batch.receipts().stream()
                .filter(sent -> held.getOrDefault(sent.key(), 0L) < sent.number())
                .map(sent -> new Receipt(batch.family(), sent.key(), held.getOrDefault(sent.key(), 0L)))
                .toList();
    }

    private static Set<Integer> keys(List<Message> messages) {
        var keys = new TreeSet<Integer>();
        for (var message : messages) keys.add(message.key());
        return keys;
    }

    private @Nullable Outcome refusal(Message message, Set<Integer> nodes) {
        if (!nodes.contains(message.toKey())) return new Outcome.Refused(message.id(), "handoff.not-your-node");
        var inward = kit.routes().inward(message.destination());
        if (inward == null)
            return new Outcome.Later(
                    message.id(), "handoff.not-here: nobody takes " + message.destination(), NOBODY_HERE);
        return inward.fromPeers() ? null : new Outcome.Refused(message.id(), "handoff.not-for-peers");
    }

    /** A message that was taken has at least the receipt of the last transaction in which its key was counted. */
    private Outcome outcome(Mark mark, Map<Integer, Long> counted) {
        var message = mark.was().message();
        var why = mark.why() == null ? "" : mark.why();
        return switch (mark.state()) {
            case Due.SENT -> new Outcome.Taken(message.id(), Objects.requireNonNull(counted.get(message.key())));
            case Due.DEAD -> new Outcome.Refused(message.id(), why);
            default ->
                new Outcome.Later(
                        message.id(), why, Duration.between(kit.clock().instant(), Objects.requireNonNull(mark.due())));
        };
    }

    @Override
    public List<Receipt> held(String peer) {
        return receipts.held(peer);
    }

    @Override
    public int setBack(String peer, Collection<Receipt> held) {
        int again = 0;
        var now = kit.clock().instant();
        for (var family :
                held.stream().collect(Collectors.groupingBy(Receipt::family)).entrySet()) {
            var outbox = outboxes.get(family.getKey());
            if (outbox == null) continue;
            again += kit.transactions().run(() -> outbox.setBack(peer, family.getValue(), now));
        }
        return again;
    }

    @Override
    public int compare(String peer, Collection<Receipt> held) {
        var named = new HashSet<>(held);
        outboxes.forEach((family, outbox) -> {
            var unnamed = outbox.takenKeys(peer);
            held.stream().filter(one -> one.family().equals(family)).forEach(one -> unnamed.remove(one.key()));
            for (int key : unnamed) named.add(new Receipt(family, key, 0));
        });
        return setBack(peer, named);
    }

    @Override
    public long waiting(Peering.Way way) {
        return outboxes.values().stream()
                .mapToLong(outbox -> outbox.waiting(way))
                .sum();
    }
}
