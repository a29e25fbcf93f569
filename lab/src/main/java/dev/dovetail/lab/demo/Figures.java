package dev.dovetail.lab.demo;

import dev.dovetail.lab.wire.Api;
import tools.jackson.databind.JsonNode;

/** What the server says of all orders and messages at one moment. */
record Figures(JsonNode orders, JsonNode messages) {

    /** As of a moment ago: cheap enough to look all the time. */
    static Figures of(Api api) {
        return read(api, "/orders/figures");
    }

    /** As of now. */
    static Figures fresh(Api api) {
        return read(api, "/orders/figures?fresh=true");
    }

    private static Figures read(Api api, String path) {
        return new Figures(
                api.get(path).must("figures of orders").body(),
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

    /** Messages that could arrive now: a timer whose time has not come is not one of them. */
    long underWay() {
        return message("pending") - message("later");
    }

    /** Nothing is under way: every unit has shipped, waits for stock or was cancelled, and every message arrived. */
    boolean settled() {
        return units("open") == 0 && cancel("pending") == 0 && underWay() == 0 && message("inDoubt") == 0;
    }
}
