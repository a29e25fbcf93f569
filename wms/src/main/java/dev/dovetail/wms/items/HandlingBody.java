package dev.dovetail.wms.items;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How items are to be handled, as it is sent; what is left out is as for any item. */
record HandlingBody(List<One> items) {
    private static final int MOST = 1000;
    private static final int LONGEST_LIFE = 3650;

    record One(
            String sku,
            @Nullable Boolean lots,
            @Nullable Boolean serials,
            @Nullable Boolean expires,
            @Nullable String pickRule,
            @Nullable Integer minDaysLeft,
            @Nullable Boolean holdOnReceipt) {
        static One of(Sku sku, Handling way) {
            return new One(
                    sku.code(),
                    way.lots(),
                    way.serials(),
                    way.expires(),
                    way.rule().word(),
                    way.minDaysLeft(),
                    way.holdOnReceipt());
        }

        private Handling handling(String path) {
            boolean dated = said(expires);
            if (dated && !said(lots)) throw new Malformed("items.expires", path + "/expires", "what expires has lots");
            int days = minDaysLeft == null ? 0 : minDaysLeft;
            if (days < 0 || days > LONGEST_LIFE)
                throw new Malformed("items.days", path + "/minDaysLeft", "0 to 3,650 days");
            var usual = dated ? PickRule.FEFO : PickRule.FIFO;
            return new Handling(said(lots), said(serials), dated, rule(path, usual), days, said(holdOnReceipt));
        }

        private static boolean said(@Nullable Boolean flag) {
            return flag != null && flag;
        }

        private PickRule rule(String path, PickRule usual) {
            if (pickRule == null) return usual;
            for (var rule : PickRule.values()) if (rule.word().equals(pickRule)) return rule;
            throw new Malformed("items.pick-rule", path + "/pickRule", "fifo, fefo or lifo");
        }
    }

    Map<Sku, Handling> handlings(int client) {
        if (items.isEmpty() || items.size() > MOST)
            throw new Malformed("items.count", "/items", "1 to 1,000 items at a time");
        Map<Sku, Handling> handlings = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            var path = "/items/" + i;
            if (handlings.put(sku(client, items.get(i), path), items.get(i).handling(path)) != null)
                throw new Malformed("items.sku-twice", path + "/sku", "the same SKU twice");
        }
        return handlings;
    }

    private static Sku sku(int client, One one, String path) {
        try {
            return new Sku(client, one.sku());
        } catch (IllegalArgumentException e) {
            throw new Malformed("items.sku", path + "/sku", "a SKU has 1 to 64 characters");
        }
    }
}
