package dev.dovetail.ground.access;

/** What a route can ask for. Roles are sets of these; see {@link Role}. */
public enum Permission {
    ORDERS_READ,
    ORDERS_CAPTURE,
    ORDERS_CHANGE,
    /** To decide what a channel may not decide for its own orders: holds, ranks, who goes short, which node has the work. */
    ORDERS_DECIDE,
    STOCK_READ,
    STOCK_FEED,
    /** To decide about goods: back on sale, into the scrap, whether a count is believed. */
    STOCK_DECIDE,
    SETUP_WRITE,
    FLOOR_WORK,
    FLOOR_READ,
    /** To decide what goes onto the floor: waves, and what is taken back. */
    FLOOR_DECIDE,
    /** To fetch a node's requests and tell its facts: for the nodes a key is bound to. */
    NODE_WORK,
    /** To tell what was sold over a store's counter. */
    COUNTER_SELL,
    MESSAGES_READ,
    MESSAGES_REPLAY,
    ADMIN
}
