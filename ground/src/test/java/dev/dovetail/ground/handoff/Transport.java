package dev.dovetail.ground.handoff;

import dev.dovetail.ground.peers.PeerServer;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How messages get to their takers: the same tests must hold for each. */
enum Transport {
    INSIDE {
        @Override
        void join(Seam seam) {
            seam.peering = Peering.NONE;
        }
    },

    /** Whoever takes them is reached over HTTP, on the same database, where the tests look. */
    HTTP {
        @Override
        void join(Seam seam) {
            current = seam;
            if (server == null || !seam.db.equals(servedBy)) {
                if (server != null) server.close();
                server = new PeerServer(seam.db.dataSource(), () -> now().clock.instant(), () -> now().arrivals());
                servedBy = seam.db;
            }
            var nodes = IntStream.range(0, 256).boxed().collect(Collectors.toSet());
            server.admit("a-orders", "b-orders", Set.copyOf(nodes));
            server.admit("a-nodes", "b-nodes", Set.copyOf(nodes));
            seam.db.jdbc().sql("update ground.peer_receipt set number = 1").update();
            seam.peering = PeerServer.peering(
                    seam.db.dataSource(),
                    seam.clock,
                    PeerServer.vault(seam.db.dataSource(), 1),
                    List.of(),
                    server.url(),
                    new PeerServer.Way("b-orders", "a-orders", "orders", nodes),
                    new PeerServer.Way("b-nodes", "a-nodes", "nodes", nodes));
        }
    };

    private static @Nullable PeerServer server;
    private static @Nullable TestDatabase servedBy;
    private static @Nullable Seam current;

    /** Called before the seam's engines are made. */
    abstract void join(Seam seam);

    private static Seam now() {
        var seam = current;
        if (seam == null) throw new IllegalStateException("no test has begun");
        return seam;
    }
}
