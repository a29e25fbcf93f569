package dev.dovetail.house.bad.connectors;

import dev.dovetail.house.bad.oms.BadOrders;

public class BadConnector {
    BadOrders orders;
}
