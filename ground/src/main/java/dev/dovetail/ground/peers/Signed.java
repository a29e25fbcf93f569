package dev.dovetail.ground.peers;

import java.util.List;

/**
 * What both sides sign. A request names both sides, so that it is no request to anybody else; an answer names the request's
 * nonce, so that it is no answer to another. A request is good for five minutes; sent twice, it finds the inbox.
 */
final class Signed {
    static final String PEER = "Dovetail-Peer";
    static final String TIME = "Dovetail-Time";
    static final String NONCE = "Dovetail-Nonce";
    static final String SIGNATURE = "Dovetail-Signature";
    static final long TOLERANCE_SECONDS = 300;

    private Signed() {}

    static List<String> request(String path, String from, String to, String time, String nonce, byte[] body) {
        return List.of("request", path, from, to, time, nonce, PeerKey.hash(body));
    }

    static List<String> answer(String from, String to, String nonce, byte[] body) {
        return List.of("answer", from, to, nonce, PeerKey.hash(body));
    }
}
