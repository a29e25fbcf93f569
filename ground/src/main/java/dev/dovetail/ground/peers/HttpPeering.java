package dev.dovetail.ground.peers;

import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Peering;
import dev.dovetail.ground.peers.PeerCalls.NoAnswer;
import dev.dovetail.ground.peers.PeerCalls.Unread;
import dev.dovetail.ground.peers.Wire.Became;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Messages to other Dovetails over HTTP. */
@Component
class HttpPeering implements Peering {
    private static final Logger log = LoggerFactory.getLogger(HttpPeering.class);
    private static final int MOST_UNREAD = 24;
    private static final Duration UNREAD_WAITS = Duration.ofMinutes(1);

    private final PeerStore peers;
    private final PeerCalls calls;
    private final PeerContacts contacts;
    private final Links links;

    HttpPeering(PeerStore peers, PeerCalls calls, PeerContacts contacts, Links links) {
        this.peers = peers;
        this.calls = calls;
        this.contacts = contacts;
        this.links = links;
    }

    @Override
    public List<Way> ways() {
        return peers.all().stream().map(Peer::way).toList();
    }

    @Override
    public boolean rests(String peer) {
        return links.rests(peer);
    }

    @Override
    public Answer deliver(Batch batch) {
        var peer = peers.find(batch.peer());
        if (peer.isEmpty()) return new Answer.Away("no such peer", null);
        try {
            return deliver(peer.get(), batch, new int[1]);
        } catch (NoAnswer e) {
            links.failed(batch.peer(), String.valueOf(e.getMessage()), e.after());
            return new Answer.Away(String.valueOf(e.getMessage()), e.after());
        } catch (RuntimeException fault) {
            log.error("messages to {} could not be made up or read", batch.peer(), fault);
            links.failed(batch.peer(), String.valueOf(fault.getMessage()), null);
            return new Answer.Away(String.valueOf(fault.getMessage()), null);
        }
    }

    /** What a peer cannot read is sent in halves, down to the one message that it cannot read, which alone waits. */
    private Answer.Told deliver(Peer peer, Batch batch, int[] unread) throws NoAnswer {
        try {
            return call(peer, batch);
        } catch (Unread no) {
            if (++unread[0] > MOST_UNREAD) throw no; // it reads nothing: it is away, as far as we are concerned
            var messages = batch.messages();
            if (messages.size() == 1) {
                log.error(
                        "{}: it cannot read message {}",
                        no.getMessage(),
                        messages.getFirst().id());
                var later = new Outcome.Later(messages.getFirst().id(), String.valueOf(no.getMessage()), UNREAD_WAITS);
                return new Answer.Told(List.of(later), List.of());
            }
            int half = messages.size() / 2;
            var first = deliver(peer, of(batch, messages.subList(0, half)), unread);
            return and(first, peer, of(batch, after(first, messages, half)), unread);
        }
    }

    private Answer.Told call(Peer peer, Batch batch) throws NoAnswer {
        var enclosed = contacts.enclose(peer, batch.messages());
        var sent = new Wire.Sent(batch.family(), batch.receipts(), batch.messages(), enclosed);
        var told = calls.call(peer, Wire.MESSAGES, sent, Wire.Told.class);
        links.answers(batch.peer());
        return new Answer.Told(told.outcomes().stream().map(Became::outcome).toList(), told.behind());
    }

    private static Batch of(Batch batch, List<Message> some) {
        return new Batch(batch.family(), batch.peer(), batch.receipts(), some);
    }

    /** The second half, without what waits for something of the first. */
    private static List<Message> after(Answer.Told first, List<Message> messages, int half) {
        var taken = first.outcomes().stream()
                .filter(Outcome.Taken.class::isInstance)
                .map(Outcome::id)
                .collect(Collectors.toSet());
        var waiting = messages.subList(0, half).stream()
                .filter(message -> !taken.contains(message.id()))
                .map(HttpPeering::lane)
                .collect(Collectors.toSet());
        return messages.subList(half, messages.size()).stream()
                .filter(message -> !waiting.contains(lane(message)))
                .toList();
    }

    private static List<Object> lane(Message message) {
        return List.of(message.key(), message.destination(), message.lane());
    }

    private Answer.Told and(Answer.Told first, Peer peer, Batch rest, int[] unread) {
        if (rest.messages().isEmpty()) return first;
        try {
            var second = deliver(peer, rest, unread);
            return new Answer.Told(
                    Stream.concat(first.outcomes().stream(), second.outcomes().stream())
                            .toList(),
                    Stream.concat(first.behind().stream(), second.behind().stream())
                            .toList());
        } catch (NoAnswer e) { // what was told before counts
            return first;
        }
    }
}
