package dev.dovetail.house.bad.oms;

import dev.dovetail.house.bad.wms.BadStock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

public class BadOrders {
    @Autowired
    BadStock stock;

    Instant when() {
        return Instant.now();
    }
}
