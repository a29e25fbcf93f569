package dev.dovetail.lab.demo;

import dev.dovetail.lab.wire.Api;
import tools.jackson.databind.JsonNode;

/** What the server says of all orders and messages at one moment. */
record Figures(JsonNode orders, JsonNode messages) {

    static Figures of(Api api) {
        return new Figures(
                api.get("/orders/figures").must("figures of orders").body(),
                api.get("/messages/figures").must("figures of messages").body());
    }

    long order(String name) {
        return orders.path("orders").path(name).asLong(0);
    }

    long cancel(String name) {
        return orders.path("orders").path("cancelRequests").path(name).asLong(0);
    }

    long units(String name) {
        return orders.path("units").path(name).asLong(0);
    }

    long oversold() {
        return orders.path("oversoldUnits").asLong(0);
    }

    long message(String name) {
        return messages.path(name).asLong(0);
    }

    /** Nothing is under way: every unit has shipped, waits for stock or was cancelled, and every message arrived. */
    boolean settled() {
        return units("open") == 0 && cancel("pending") == 0 && message("pending") == 0 && message("inDoubt") == 0;
    }
}
