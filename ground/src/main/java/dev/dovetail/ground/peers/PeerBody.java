package dev.dovetail.ground.peers;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A peer as it is sent.
 *
 * @param secret 32 characters or more, or two such parted by a blank while it is changed; left out, the known one stays, and
 *     one is made for a new peer
 * @param takes {@code node} for warehouses, {@code oms} for the OMS
 */
record PeerBody(String url, @Nullable String secret, String ourName, String takes, List<Integer> nodes) {
    private static final int SHORTEST = 32;
    private static final int MOST_NODES = 500;
    private static final Set<String> SIDES = Set.of("node", "oms");

    PeerBody {
        url = url.strip().replaceAll("/+$", "");
        nodes = List.copyOf(nodes);
        if (!isAddress(url))
            throw new Malformed("request.invalid", "/url", "an address begins with https:// or http://");
        if (!isName(ourName))
            throw new Malformed("request.invalid", "/ourName", "a name has 1 to 80 of a-z, 0-9 and -");
        if (!SIDES.contains(takes)) throw new Malformed("request.invalid", "/takes", "a peer takes node or oms");
        if (nodes.isEmpty() || nodes.size() > MOST_NODES || nodes.stream().anyMatch(node -> node < 1))
            throw new Malformed("request.invalid", "/nodes", "1 to " + MOST_NODES + " node ids");
        if (secret != null && !isSecret(secret))
            throw new Malformed("request.invalid", "/secret", "a secret has " + SHORTEST + " to 200 characters");
    }

    static boolean isName(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,79}");
    }

    private static boolean isSecret(String text) {
        var parts = text.strip().split("\\s+");
        if (parts.length > 2) return false;
        for (var part : parts) if (part.length() < SHORTEST || part.length() > 200) return false;
        return true;
    }

    private static boolean isAddress(String url) {
        try {
            var uri = URI.create(url);
            return url.length() <= 500
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Peer peer(String code, String known) {
        return new Peer(code, url, known, ourName, takes, Set.copyOf(nodes));
    }

    /** A node lives in one place: refused as {@code handoff.node-taken}. */
    void mustNotCross(String code, Collection<Peer> others) {
        for (var other : others) {
            if (other.code().equals(code) || !other.takes().equals(takes)) continue;
            for (int node : nodes)
                if (other.nodes().contains(node))
                    throw new Refused(
                            Refused.Kind.CONFLICT,
                            new Refusal("handoff.node-taken", Map.of("node", node, "peer", other.code())));
        }
    }

    /** Without the secret: this may reach a log. */
    @Override
    public String toString() {
        return takes + " at " + url;
    }
}
