package dev.dovetail.ground.peers;

import dev.dovetail.ground.handoff.Peering.Way;
import java.util.Set;

/**
 * Another Dovetail.
 *
 * @param secret the pair's own, which never travels: both sign with it
 * @param ourName what that Dovetail calls us
 * @param takes the destinations it takes: this one, and those that begin with it and a dot
 * @param nodes which nodes lie between us: it takes messages for them, and tells us of no others
 */
record Peer(String code, String url, String secret, String ourName, String takes, Set<Integer> nodes) {
    Peer {
        nodes = Set.copyOf(nodes);
    }

    Way way() {
        return new Way(code, takes, nodes);
    }

    /** Without the secret: this may reach a log. */
    @Override
    public String toString() {
        return code + " at " + url;
    }
}
