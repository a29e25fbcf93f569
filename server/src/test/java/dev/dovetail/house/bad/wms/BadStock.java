package dev.dovetail.house.bad.wms;

import dev.dovetail.house.bad.oms.BadOrders;
import java.util.UUID;

public class BadStock {
    BadOrders orders;

    UUID id() {
        return UUID.randomUUID();
    }
}
