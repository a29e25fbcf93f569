package dev.dovetail.house.bad.ground;

import dev.dovetail.house.bad.oms.BadOrders;

public class BadGround {
    BadOrders orders;
}
