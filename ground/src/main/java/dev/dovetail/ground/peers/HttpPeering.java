package dev.dovetail.ground.peers;

import dev.dovetail.ground.handoff.Peering;
import dev.dovetail.ground.peers.PeerCalls.NoAnswer;
import dev.dovetail.ground.peers.Wire.Became;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Messages to other Dovetails over HTTP. */
@Component
class HttpPeering implements Peering {
    private static final Logger log = LoggerFactory.getLogger(HttpPeering.class);

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
            var enclosed = contacts.enclose(peer.get(), batch.messages());
            var sent = new Wire.Sent(batch.family(), batch.receipts(), batch.messages(), enclosed);
            var told = calls.call(peer.get(), Wire.MESSAGES, sent, Wire.Told.class);
            links.answers(batch.peer());
            return new Answer.Told(told.outcomes().stream().map(Became::outcome).toList(), told.behind());
        } catch (NoAnswer e) {
            links.failed(batch.peer(), String.valueOf(e.getMessage()), e.after());
            return new Answer.Away(String.valueOf(e.getMessage()), e.after());
        } catch (RuntimeException fault) {
            log.error("messages to {} could not be made up or read", batch.peer(), fault);
            links.failed(batch.peer(), String.valueOf(fault.getMessage()), null);
            return new Answer.Away(String.valueOf(fault.getMessage()), null);
        }
    }
}
