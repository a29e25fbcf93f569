package dev.dovetail.wms.storms;

import java.util.List;

/** Which plates stand where, with what on them. */
final class PlateStand {
    private final World world;

    PlateStand(World world) {
        this.world = world;
    }

    /** Picks that took goods off a plate, as the plates tell it. */
    int picked() {
        return world.db
                .jdbc()
                .sql("select count(*) from wms.plate_entry where node_id = ? and reason = 'picked'")
                .param(world.floor.warehouse().node().value())
                .query(Integer.class)
                .single();
    }

    List<Goods.Lies> on(String plate) {
        return world.db
                .jdbc()
                .sql("""
                    select s.sku, s.lot, s.status, s.on_hand as units from wms.plate p
                      join wms.plate_stock s on s.node_id = p.node_id and s.plate_id = p.id
                     where p.node_id = ? and p.number = ? order by 1, 2, 3
                    """)
                .params(world.floor.warehouse().node().value(), plate)
                .query(Goods.Lies.class)
                .list();
    }

    List<String> loaded() {
        return world.db
                .jdbc()
                .sql("""
                    select distinct p.number from wms.plate p
                      join wms.plate_stock s on s.node_id = p.node_id and s.plate_id = p.id
                     where p.node_id = ? order by 1
                    """)
                .param(world.floor.warehouse().node().value())
                .query(String.class)
                .list();
    }

    String standing(String plate) {
        return world.db
                .jdbc()
                .sql("""
                    select l.code from wms.plate p
                      join wms.location l on l.node_id = p.node_id and l.id = p.location_id
                     where p.node_id = ? and p.number = ?
                    """)
                .params(world.floor.warehouse().node().value(), plate)
                .query(String.class)
                .optional()
                .orElseGet(world::bin);
    }
}
