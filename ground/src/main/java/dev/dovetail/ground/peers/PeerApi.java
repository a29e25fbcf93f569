package dev.dovetail.ground.peers;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.handoff.Arrivals;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Other Dovetails over HTTP: made, changed and looked at; a secret that we made is shown once. */
@RestController
class PeerApi {
    private final PeerStore peers;
    private final Arrivals arrivals;
    private final Audit audit;
    private final Transactions transactions;
    private final Body body;
    private final InstantSource clock;

    PeerApi(
            PeerStore peers,
            Arrivals arrivals,
            Audit audit,
            Transactions transactions,
            Body body,
            InstantSource clock) {
        this.peers = peers;
        this.arrivals = arrivals;
        this.audit = audit;
        this.transactions = transactions;
        this.body = body;
        this.clock = clock;
    }

    /** @param secret shown in one answer only: where we made it */
    record Kept(
            String code,
            String url,
            String ourName,
            String takes,
            List<Integer> nodes,
            int version,
            @Nullable String secret) {}

    /** @param awaySince since when it does not answer; null while it does */
    record Shown(
            String code,
            String url,
            String ourName,
            String takes,
            List<Integer> nodes,
            int version,
            @Nullable Instant awaySince,
            @Nullable String why) {
        static Shown of(PeerStore.Standing standing) {
            var peer = standing.peer();
            return new Shown(
                    peer.code(),
                    peer.url(),
                    peer.ourName(),
                    peer.takes(),
                    peer.nodes().stream().sorted().toList(),
                    standing.version(),
                    standing.awaySince(),
                    standing.why());
        }
    }

    @GetMapping("/api/v1/peers")
    @Permit(Permission.MESSAGES_READ)
    Map<String, List<Shown>> list() {
        return Map.of("items", peers.standings().stream().map(Shown::of).toList());
    }

    /** @param waiting how many messages for it stay: they go once a peer takes its nodes again, or this process does */
    record Removed(String code, long waiting) {}

    @DeleteMapping("/api/v1/peers/{code}")
    @Permit(Permission.ADMIN)
    Removed remove(@PathVariable String code, @RequestParam(defaultValue = "false") boolean force, Caller caller) {
        var removed = transactions.run(() -> {
            peers.lock();
            var peer = peers.standings().stream()
                    .map(PeerStore.Standing::peer)
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            Refused.Kind.NOT_FOUND, new Refusal("handoff.no-such-peer", Map.of("peer", code))));
            long waiting = arrivals.waiting(peer.way());
            if (waiting > 0 && !force)
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        new Refusal("handoff.peer-has-messages", Map.of("peer", code, "waiting", waiting)));
            peers.remove(code);
            var details = Map.of("url", peer.url(), "nodes", peer.nodes(), "waiting", waiting);
            audit.record(caller.cause(clock.instant()), "peer.remove", "peer:" + code, details);
            return new Removed(code, waiting);
        });
        peers.forget();
        return removed;
    }

    @PutMapping("/api/v1/peers/{code}")
    @Permit(Permission.ADMIN)
    Kept put(@PathVariable String code, HttpServletRequest request, Caller caller) {
        if (!PeerBody.isName(code))
            throw new Malformed("request.invalid", "code", "a code has 1 to 80 of a-z, 0-9 and -");
        var wanted = body.read(request, PeerBody.class);
        var made = new String[1];
        int[] version = new int[1];
        var kept = transactions.run(() -> {
            peers.lock();
            var known = peers.standings().stream().map(PeerStore.Standing::peer).toList();
            wanted.mustNotCross(code, known);
            var before = known.stream().filter(one -> one.code().equals(code)).findFirst();
            made[0] = wanted.secret() == null && before.isEmpty() ? PeerSecret.make() : null;
            var secret = made[0] != null ? made[0] : wanted.secret();
            var peer = wanted.peer(
                    code, secret != null ? secret : before.orElseThrow().secret());
            var details = Map.of("url", peer.url(), "nodes", peer.nodes(), "secretChanged", secret != null);
            audit.record(caller.cause(clock.instant()), "peer.put", "peer:" + code, details);
            version[0] = peers.save(peer);
            return peer;
        });
        peers.forget();
        return new Kept(
                code,
                kept.url(),
                kept.ourName(),
                kept.takes(),
                kept.nodes().stream().sorted().toList(),
                version[0],
                made[0]);
    }
}
