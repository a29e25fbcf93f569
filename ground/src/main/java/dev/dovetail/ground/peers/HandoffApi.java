package dev.dovetail.ground.peers;

import dev.dovetail.ground.access.Open;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.handoff.Arrivals;
import dev.dovetail.ground.handoff.Peering.Batch;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/** What other Dovetails send: answered after the commit, and signed. */
@RestController
class HandoffApi {
    private static final Logger LOG = LoggerFactory.getLogger(HandoffApi.class);
    private static final int MOST = 1000;

    private final Doorkeeper door;
    private final Arrivals arrivals;
    private final PeerContacts contacts;
    private final Links links;
    private final Body body;
    private final Json json;

    HandoffApi(Doorkeeper door, Arrivals arrivals, PeerContacts contacts, Links links, Body body, Json json) {
        this.door = door;
        this.arrivals = arrivals;
        this.contacts = contacts;
        this.links = links;
        this.body = body;
        this.json = json;
    }

    @PostMapping(Wire.MESSAGES)
    @Open("signed with the secret of the pair")
    ResponseEntity<byte[]> messages(HttpServletRequest request) {
        byte[] bytes = body.bytes(request);
        var visitor = door.admit(request, Wire.MESSAGES, bytes);
        var sent = read(bytes, Wire.Sent.class);
        if (sent.messages().size() > MOST)
            throw new Malformed("request.too-large", "/messages", "at most " + MOST + " messages");
        var opened = contacts.open(visitor.peer(), sent.contacts());
        var batch = new Batch(sent.family(), visitor.peer().code(), sent.receipts(), sent.messages());
        var told = arrivals.take(batch, visitor.peer().nodes(), taken -> contacts.keep(opened, taken));
        links.answers(visitor.peer().code());
        return answer(
                visitor,
                new Wire.Told(told.outcomes().stream().map(Wire.Became::of).toList(), told.behind()));
    }

    @PostMapping(Wire.GREETING)
    @Open("signed with the secret of the pair")
    ResponseEntity<byte[]> greeting(HttpServletRequest request) {
        byte[] bytes = body.bytes(request);
        var visitor = door.admit(request, Wire.GREETING, bytes);
        var greeting = read(bytes, Wire.Greeting.class);
        int again = arrivals.compare(visitor.peer().code(), greeting.held());
        if (again > 0)
            LOG.warn(
                    "peer {} was set back: {} messages go to it again",
                    visitor.peer().code(),
                    again);
        links.answers(visitor.peer().code());
        return answer(visitor, new Wire.Greeted(again));
    }

    private <T> T read(byte[] bytes, Class<T> type) {
        try {
            return json.read(new String(bytes, StandardCharsets.UTF_8), type);
        } catch (JacksonException e) {
            throw new Malformed("request.malformed-json", null, "not what a Dovetail sends");
        }
    }

    private ResponseEntity<byte[]> answer(Doorkeeper.Visitor visitor, Object told) {
        byte[] bytes = json.write(told).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(Signed.SIGNATURE, visitor.sign(bytes))
                .body(bytes);
    }
}
