package dev.dovetail.ground.access;

import static dev.dovetail.ground.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** Who may do what. The roles of a small house. */
public enum Role {
    ADMIN(EnumSet.allOf(Permission.class)),
    OPERATIONS(EnumSet.of(
            ORDERS_READ,
            ORDERS_CHANGE,
            ORDERS_DECIDE,
            STOCK_READ,
            STOCK_FEED,
            STOCK_DECIDE,
            SETUP_WRITE,
            FLOOR_READ,
            FLOOR_DECIDE,
            MESSAGES_READ,
            MESSAGES_REPLAY)),
    FLOOR(EnumSet.of(FLOOR_WORK, FLOOR_READ, STOCK_READ, COUNTER_SELL)),
    /** Who answers for the floor: does what it does, and decides about goods. */
    SUPERVISOR(EnumSet.of(FLOOR_WORK, FLOOR_READ, FLOOR_DECIDE, STOCK_READ, STOCK_DECIDE, COUNTER_SELL)),
    INTEGRATOR(EnumSet.of(ORDERS_READ, ORDERS_CAPTURE, ORDERS_CHANGE, STOCK_READ, STOCK_FEED, COUNTER_SELL)),

    /** A node that is not ours: sees its own work, and nothing else. */
    SUPPLIER(EnumSet.of(NODE_WORK)),

    /** A till: tells receipts, and sees nothing. */
    TILL(EnumSet.of(COUNTER_SELL));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
