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
public record Family(String tables, String key, boolean numbered) {
    public Family {
        if (!tables.matches("[a-z]+\\.[a-z_]+"))
            throw new IllegalArgumentException("not a schema and prefix: " + tables);
        if (!key.matches("[a-z_]+")) throw new IllegalArgumentException("not a column: " + key);
    }

    /** The statement with this family's own table and column names in place of the marks. */
    String sql(String template) {
        return template.replace("{outbox}", tables + "_outbox")
                .replace("{inbox}", tables + "_inbox")
                .replace("{lease}", tables + "_lease")
                .replace("{claim}", tables + "_claim")
                .replace("{key}", key);
    }
}
