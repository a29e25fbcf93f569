package dev.dovetail.oms.intake;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.amendments.Amended;
import dev.dovetail.oms.amendments.Amendments;
import dev.dovetail.oms.amendments.Asked;
import dev.dovetail.oms.network.Network;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amendment to post, in few words, under a key of its own unless one is given. */
public final class Amendly {
    private final OmsHouse house;
    private final String order;
    private final List<RawAmendment.Change> lines = new ArrayList<>();
    private final List<RawOrder.Line> added = new ArrayList<>();
    private final List<RawAmendment.Substitute> swaps = new ArrayList<>();
    private RawOrder.@Nullable ShipTo to;
    private @Nullable BigDecimal discount;
    private String key;

    private Amendly(OmsHouse house, String order) {
        this.house = house;
        this.order = order;
        this.key = "key " + house.ids().next(0);
    }

    public static Amendly of(OmsHouse house, String order) {
        return new Amendly(house, order);
    }

    public Amendly line(int line, long quantity) {
        lines.add(new RawAmendment.Change(line, BigDecimal.valueOf(quantity), null, null));
        return this;
    }

    public Amendly add(String sku, long quantity, String price) {
        added.add(new RawOrder.Line(sku, BigDecimal.valueOf(quantity), "each", new BigDecimal(price), null, null));
        return this;
    }

    public Amendly substitute(int line, String sku, String price) {
        swaps.add(new RawAmendment.Substitute(line, null, sku, new BigDecimal(price), "mail of 2 March"));
        return this;
    }

    public Amendly street(String street) {
        to = new RawOrder.ShipTo(
                "Ada Example", null, street, null, "New York", "NY", "10001", "US", null, null, 40.75, -73.99);
        return this;
    }

    public Amendly discount(String amount) {
        discount = new BigDecimal(amount);
        return this;
    }

    public Amendly key(String given) {
        key = given;
        return this;
    }

    public Amended now() {
        return house.get(Amendments.class).amend(asked(), house.cause());
    }

    public Amendments.Preview seen() {
        return house.get(Amendments.class).preview(asked(), house.cause());
    }

    private Asked asked() {
        var id = new OrderId(Long.parseLong(order));
        var channel = house.get(Network.class).getChannel(house.order(order).channel());
        var raw = new RawAmendment("asked for", to, lines, added, swaps, null, null, discount);
        return house.get(AmendmentForm.class).normal(id, channel, raw, key);
    }
}
