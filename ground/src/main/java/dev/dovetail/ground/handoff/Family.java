package dev.dovetail.ground.handoff;

/**
 * A set of handoff tables that share a key: the order family by slot, a node family by node.
 *
 * <p>{@code tables = "oms.order"} means {@code oms.order_outbox, oms.order_inbox, oms.order_lease, oms.order_claim}.
 *
 * @param tables schema and prefix of the four tables
 * @param key the column that leads every key: {@code slot} or {@code node_id}
 * @param numbered whether a leased publisher numbers this family's messages after commit, and delivers them by number
 */
public record Family(String tables, String key, boolean numbered) {}
