package dev.dovetail.ground.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in who signs with the secret of the pair, now and for us. Whoever does not is told nothing of what was wrong. */
@Component
class Doorkeeper {
    private final PeerStore peers;
    private final InstantSource clock;

    Doorkeeper(PeerStore peers, InstantSource clock) {
        this.peers = peers;
        this.clock = clock;
    }

    record Visitor(Peer peer, String nonce) {
        String sign(byte[] answer) {
            return new PeerKey(peer.secret()).sign(Signed.answer(peer.ourName(), peer.code(), nonce, answer));
        }
    }

    /** Refused as {@code handoff.signature} (401). */
    Visitor admit(HttpServletRequest request, String path, byte[] body) {
        var code = header(request, Signed.PEER);
        var time = header(request, Signed.TIME);
        var nonce = header(request, Signed.NONCE);
        var peer = peers.find(code).orElseThrow(NotSigned::new);
        if (!timely(time) || !nonce.matches("[0-9a-f]{16,64}")) throw new NotSigned();
        var lines = Signed.request(path, code, peer.ourName(), time, nonce, body);
        if (!new PeerKey(peer.secret()).knows(header(request, Signed.SIGNATURE), lines)) throw new NotSigned();
        return new Visitor(peer, nonce);
    }

    private boolean timely(String time) {
        if (!time.matches("[0-9]{1,12}")) return false;
        return Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time)) <= Signed.TOLERANCE_SECONDS;
    }

    private static String header(HttpServletRequest request, String name) {
        @Nullable String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    /** Answered with 401. */
    static final class NotSigned extends RuntimeException {
        NotSigned() {
            super(null, null, false, false);
        }
    }
}
