package dev.dovetail.house.bad.carriage;

import dev.dovetail.house.bad.wms.BadStock;

public class BadRates {
    BadStock stock;
}
