package dev.dovetail.lab.day;

import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.shop.Receipts;
import dev.dovetail.lab.wire.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** F23: customers with names that not every printer has letters for. They are kept exactly; the carrier gets what it can print. */
final class Names implements Api {
    private static final int ONE_IN = 25;
    private static final List<String> STRANGE = List.of(
            "\uD83E\uDDE6 S\u00F8ren \u00C6belholt \uD83D\uDE80",
            "\u0645\u0631\u064A\u0645 \u0628\u0646\u062A \u064A\u0648\u0633\u0641",
            "Zoe\u0308 A\u030Angstro\u0308m",
            "\uD842\uDFB7\u91CE\u5BB6 \u592A\u90CE",
            "\u202Enamuh a\u202C \u200Bwidth",
            "Anna-Maria ".repeat(45).strip());

    private final JsonMapper json = JsonMapper.builder().build();
    private final Api api;
    private final Faults faults;
    private final Tally tally;
    private final Map<String, String> given = new TreeMap<>();

    Names(Api api, Faults faults, Tally tally) {
        this.api = api;
        this.faults = faults;
        this.tally = tally;
    }

    @Override
    public Reply call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        if (body == null || !path.equals("/orders")) return api.call(method, path, body, headers);
        var order = (ObjectNode) json.readTree(Api.json(body));
        String number = order.path("number").asString("");
        if (faults.draw("name", number, ONE_IN) != 0 || !order.path("shipTo").isObject())
            return api.call(method, path, body, headers);
        String name = STRANGE.get(faults.draw("which name", number, STRANGE.size()));
        ((ObjectNode) order.path("shipTo")).put("name", name);
        var reply = api.call(method, path, json.convertValue(order, LinkedHashMap.class), headers);
        if (reply.ok() && given.put(number, name) == null) tally.count("F23");
        return reply;
    }

    /** Orders whose customer is not called as was said. */
    List<String> mangled(Receipts receipts, Vault vault) {
        var wrong = new ArrayList<String>();
        given.forEach((number, name) -> receipts.findNumber(number).ifPresent(taken -> {
            var order = api.get("/orders/" + taken.orderId()).must("order " + number);
            long contact = Long.parseLong(order.body().path("contactId").asString());
            String kept = vault.open(new ContactId(contact)).name();
            if (!kept.equals(name)) wrong.add("F23 order " + number + " is for '" + kept + "', not '" + name + "'");
        }));
        return wrong;
    }
}
