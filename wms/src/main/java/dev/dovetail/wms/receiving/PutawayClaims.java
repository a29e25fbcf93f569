package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is putting away what, and where to: {@code wms.putaway}. */
@Repository
class PutawayClaims {
    /**
     * What lies on docks and nobody else is putting away, with the oldest delivery that has some of it to put away. Of a SKU
     * what is for sale goes first; what is on hold or damaged has places of its own.
     */
    private static final String WAITING = """
        select s.location_id, s.code, s.client_id, s.sku, s.status, s.on_hand, d.id as delivery, d.reference,
               face.id as face_id, face.code as face, face.room, z.zone,
               coalesce(home.id, aside.id) as home_id, coalesce(home.code, aside.code) as home,
               kept.id as kept_id, kept.code as kept
          from (select g.*, p.bin_id, p.worker is distinct from :worker as others
                  from (select l.node_id, l.id as location_id, l.code, s.client_id, s.sku, s.status,
                               sum(s.on_hand)::bigint as on_hand, min(s.since) as since,
                               row_number() over (
                                 partition by l.id, s.client_id, s.sku
                                 order by array_position(array['available', 'hold', 'damaged'], s.status)) as turn
                          from wms.location l
                          join wms.stock s on s.node_id = l.node_id and s.location_id = l.id and s.on_hand > 0
                         where l.node_id = :node and l.kind = 'dock'
                         group by l.node_id, l.id, l.code, s.client_id, s.sku, s.status) g
                  left join wms.putaway p
                    on p.node_id = g.node_id and p.location_id = g.location_id and p.client_id = g.client_id
                   and p.sku = g.sku
                 where g.turn = 1 and (p.worker is null or p.worker = :worker or p.lease_until <= now())
                 order by others, g.since, g.client_id, g.sku, g.location_id
                 limit :limit) s
          left join wms.location kept on kept.node_id = s.node_id and kept.id = s.bin_id and kept.blocked_for is null
           and not exists (select from wms.pick_face f where f.node_id = kept.node_id and f.location_id = kept.id)
           and not exists (select from wms.cross_dock x where x.node_id = kept.node_id and x.lane_id = kept.id)
          left join wms.count_item c on c.node_id = s.node_id and c.client_id = s.client_id and c.sku = s.sku
          left join wms.putaway_zone z
            on z.node_id = s.node_id and z.client_id = s.client_id and z.class = coalesce(c.class, '')
          left join lateral (
               select l.id, l.code, f.most - coalesce(x.on_hand, 0) as room
                 from wms.pick_face f
                 join wms.location l on l.node_id = f.node_id and l.id = f.location_id and l.blocked_for is null
                 left join lateral (
                      select sum(o.on_hand)::bigint as on_hand from wms.stock o
                       where o.node_id = f.node_id and o.location_id = f.location_id
                         and o.client_id = f.client_id and o.sku = f.sku) x on true
                where f.node_id = s.node_id and f.client_id = s.client_id and f.sku = s.sku
                  and s.status = 'available'
                order by f.most <= coalesce(x.on_hand, 0), l.walk limit 1) face on true
          left join lateral (
               select d.id, d.reference
                 from wms.delivery_line w
                 join wms.delivery d on d.node_id = w.node_id and d.id = w.delivery_id
                where w.node_id = s.node_id and w.client_id = s.client_id and w.sku = s.sku
                  and w.put_away < w.received and s.code not in ('PUT-BACK', 'VENDOR-RETURN')
                order by w.delivery_id limit 1) d on true
          left join lateral (
               select b.id, b.code
                 from wms.stock o
                 join lateral (select l.id, l.code, l.walk, l.kind, l.blocked_for from wms.location l
                                where l.node_id = o.node_id and l.id = o.location_id offset 0) b
                   on b.kind in ('bin', 'reserve') and b.blocked_for is null
                where o.node_id = s.node_id and o.client_id = s.client_id and o.sku = s.sku and o.on_hand > 0
                  and s.status = 'available'
                  and not exists (select from wms.pick_face f
                                   where f.node_id = o.node_id and f.location_id = o.location_id
                                     and f.client_id = o.client_id and f.sku = o.sku)
                  and not exists (select from wms.cross_dock x
                                   where x.node_id = o.node_id and x.lane_id = o.location_id)
                order by (b.kind = 'bin') = (face.id is not null), b.walk limit 1) home on true
          left join lateral (
               select l.id, l.code from wms.location l
                where l.node_id = s.node_id and s.status <> 'available' and l.blocked_for is null
                  and l.kind = case s.status when 'hold' then 'quality' else 'damaged' end
                order by l.code limit 1) aside on true
         order by s.others, s.since, s.client_id, s.sku, s.location_id
        """;

    /** A bin that was taken for another SKU since it was seen empty is asked about again, and then not kept. */
    private static final String CLAIM = """
        insert into wms.putaway as p (node_id, location_id, client_id, sku, worker, lease_until, bin_id)
        select :node, c.location_id, c.client_id, c.sku, :worker, now() + interval '30 minutes', b.id
          from unnest(:locations::bigint[], :clients::int[], :skus::text[], :bins::text[])
               as c (location_id, client_id, sku, bin)
          left join wms.location b
            on b.node_id = :node and b.code = c.bin
           and (exists (select from wms.stock s
                         where s.node_id = b.node_id and s.location_id = b.id and s.client_id = c.client_id
                           and s.sku = c.sku)
                or exists (select from wms.pick_face f
                            where f.node_id = b.node_id and f.location_id = b.id and f.client_id = c.client_id
                              and f.sku = c.sku)
                or exists (select from wms.cross_dock x where x.node_id = b.node_id and x.lane_id = b.id)
                or b.kind in ('quality', 'damaged')
                or not exists (select from wms.putaway k
                                where k.node_id = b.node_id and k.bin_id = b.id and k.lease_until > now()
                                  and (k.client_id, k.sku) <> (c.client_id, c.sku)))
         order by c.location_id, c.client_id, c.sku
            on conflict (node_id, location_id, client_id, sku) do update
           set worker = excluded.worker, lease_until = excluded.lease_until, bin_id = excluded.bin_id
         where p.worker = excluded.worker or p.lease_until <= now()
        returning location_id, client_id, sku,
                  (select code from wms.location b where b.node_id = p.node_id and b.id = p.bin_id) as bin
        """;

    private static final String DONE = """
        delete from wms.putaway p
         using unnest(:locations::bigint[], :clients::int[], :skus::text[]) as d (location_id, client_id, sku)
         where p.node_id = :node and p.location_id = d.location_id and p.client_id = d.client_id and p.sku = d.sku
        """;

    private final JdbcClient jdbc;

    PutawayClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Goods of one SKU on one dock. */
    record Place(long location, Sku sku) {}

    /** A bin, and how many units of the goods it should have more; {@link Long#MAX_VALUE} where nobody said. */
    record Bin(long id, String code, long room) {}

    /**
     * @param lane where open work waits for it; @param face its pick face, the one with room first; @param home another bin where the SKU lies already
     * @param kept the bin kept for it since it was last handed out; @param zone where its class is put
     */
    record Waiting(
            Place place,
            String dock,
            @Nullable Bin lane,
            String status,
            long quantity,
            long delivery,
            @Nullable String reference,
            @Nullable Bin face,
            @Nullable Bin home,
            @Nullable Bin kept,
            @Nullable String zone) {
        Waiting at(Bin crossDock) {
            return new Waiting(place, dock, crossDock, status, quantity, delivery, reference, face, home, kept, zone);
        }
    }

    List<Waiting> waiting(NodeId node, String worker, int limit) {
        return jdbc.sql(WAITING)
                .param("node", node.value())
                .param("worker", worker)
                .param("limit", limit)
                .query((row, _) -> new Waiting(
                        new Place(row.getLong("location_id"), new Sku(row.getInt("client_id"), row.getString("sku"))),
                        row.getString("code"),
                        null,
                        row.getString("status"),
                        row.getLong("on_hand"),
                        row.getLong("delivery"),
                        row.getString("reference"),
                        bin(row, "face", row.getLong("room")),
                        bin(row, "home", Long.MAX_VALUE),
                        bin(row, "kept", Long.MAX_VALUE),
                        row.getString("zone")))
                .list();
    }

    private static @Nullable Bin bin(ResultSet row, String name, long room) throws SQLException {
        var code = row.getString(name);
        return code == null ? null : new Bin(row.getLong(name + "_id"), code, room);
    }

    /** Claims the tasks for the worker, each with the bin that is kept for it; of two workers that want the same, the first keeps it. */
    Map<Place, Optional<String>> claim(NodeId node, String worker, List<Place> places, List<@Nullable String> bins) {
        Map<Place, Optional<String>> claimed = new HashMap<>();
        columns(jdbc.sql(CLAIM), node, places)
                .param("worker", worker)
                .param("bins", bins.toArray(String[]::new))
                .query(row -> {
                    var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
                    claimed.put(new Place(row.getLong("location_id"), sku), Optional.ofNullable(row.getString("bin")));
                });
        return claimed;
    }

    void done(NodeId node, Collection<Place> places) {
        columns(jdbc.sql(DONE), node, List.copyOf(places)).update();
    }

    static JdbcClient.StatementSpec columns(JdbcClient.StatementSpec statement, NodeId node, List<Place> places) {
        return statement
                .param("node", node.value())
                .param("locations", places.stream().mapToLong(Place::location).toArray())
                .param(
                        "clients",
                        places.stream().mapToInt(place -> place.sku().client()).toArray())
                .param("skus", places.stream().map(place -> place.sku().code()).toArray(String[]::new));
    }
}
