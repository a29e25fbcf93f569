package dev.dovetail.ground.peers;

import dev.dovetail.ground.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Peers in {@code ground.peer}, read whole and remembered for a moment of the machine's own time. */
@Repository
class PeerStore {
    private static final long REMEMBERED_NANOS = Duration.ofSeconds(2).toNanos();

    private static final String SAVE = """
        insert into ground.peer as p (code, url, secret, our_name, takes, nodes)
        values (:code, :url, :secret, :ourName, :takes, :nodes)
        on conflict (code) do update
           set url = excluded.url, secret = excluded.secret, our_name = excluded.our_name, takes = excluded.takes,
               nodes = excluded.nodes, version = p.version + 1
        returning version
        """;

    private static final String AWAY = """
        update ground.peer set away_since = coalesce(away_since, :at), why = :why where code = :code
        """;

    private static final String BACK =
            "update ground.peer set away_since = null, why = null where code = :code and away_since is not null";

    private final JdbcClient jdbc;
    private final Vault vault;
    private volatile @Nullable Seen seen;

    PeerStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private record Seen(List<Peer> peers, long atNanos) {}

    /** A peer as people look at it. */
    record Standing(
            Peer peer,
            int version,
            @Nullable Instant awaySince,
            @Nullable String why) {}

    /** All of them; may be two seconds old. */
    List<Peer> all() {
        var known = seen;
        if (known != null && System.nanoTime() - known.atNanos() < REMEMBERED_NANOS) return known.peers();
        var fresh = standings().stream().map(Standing::peer).toList();
        seen = new Seen(fresh, System.nanoTime());
        return fresh;
    }

    Optional<Peer> find(String code) {
        return all().stream().filter(peer -> peer.code().equals(code)).findFirst();
    }

    List<Standing> standings() {
        return jdbc.sql("select * from ground.peer order by code")
                .query((row, _) -> standing(row))
                .list();
    }

    private Standing standing(ResultSet row) throws SQLException {
        var code = row.getString("code");
        var away = row.getObject("away_since", OffsetDateTime.class);
        var secret = new String(vault.openBytes(place(code), row.getBytes("secret")), StandardCharsets.UTF_8);
        var nodes = Set.of((Integer[]) row.getArray("nodes").getArray());
        return new Standing(
                new Peer(code, row.getString("url"), secret, row.getString("our_name"), row.getString("takes"), nodes),
                row.getInt("version"),
                away == null ? null : away.toInstant(),
                row.getString("why"));
    }

    /** Until the end of the caller's transaction nobody else saves one, so that no node is given to two. */
    void lock() {
        jdbc.sql("lock table ground.peer in share row exclusive mode").update();
    }

    /** Joins the caller's transaction; answers the version. */
    int save(Peer peer) {
        return jdbc.sql(SAVE)
                .param("code", peer.code())
                .param("url", peer.url())
                .param(
                        "secret",
                        vault.sealBytes(place(peer.code()), peer.secret().getBytes(StandardCharsets.UTF_8))
                                .bytes())
                .param("ourName", peer.ourName())
                .param("takes", peer.takes())
                .param(
                        "nodes",
                        peer.nodes().stream().sorted().mapToInt(node -> node).toArray())
                .query(Integer.class)
                .single();
    }

    /** Joins the caller's transaction. What we hold receipts for stays: a peer that comes back goes on where it was. */
    void remove(String code) {
        jdbc.sql("delete from ground.peer where code = :code")
                .param("code", code)
                .update();
    }

    /** Called after the commit of a save. */
    void forget() {
        seen = null;
    }

    void away(String code, Instant at, String why) {
        jdbc.sql(AWAY)
                .param("code", code)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    void back(String code) {
        jdbc.sql(BACK).param("code", code).update();
    }

    private static String place(String code) {
        return "ground.peer/secret/" + code;
    }
}
