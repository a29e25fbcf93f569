package dev.dovetail.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** Each page of the console and something that only it shows. */
final class ConsolePages {
    private ConsolePages() {}

    static Map<String, String> of(ConsoleHouse house) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("/start", "Oversold");
        pages.put("/orders", "C-1");
        pages.put("/orders?status=waiting", "A-2");
        pages.put("/orders?q=sku:m-2", "A-2");
        pages.put("/orders?q=nobody", "No order fits");
        pages.put("/orders/" + house.shown, "Where its units are");
        pages.put("/orders/" + house.waiting, "30 units wait for stock: M-2.");
        pages.put("/orders/" + house.waiting + "/cancel", "30 units would be cancelled at once.");
        pages.put(decision(house, house.shown), "Every way was weighed");
        pages.put(decision(house, house.waiting) + "?again=true", "the same answer, byte for byte");
        pages.put("/orders/" + house.waiting + "/change", "Another SKU instead");
        pages.put("/orders/" + house.waiting + "/hold", "30 units would stay where they are");
        pages.put("/orders/" + house.waiting + "/priority", "30 units are at no node yet");
        pages.put("/exceptions", "What to do");
        pages.put("/exceptions/backorders", "30 of 50 units wait");
        pages.put("/exceptions/dead", "no such &lt;b&gt;node&lt;/b&gt;");
        pages.put("/exceptions/shortfalls", "Everything that was promised is somewhere.");
        pages.put("/exceptions/held-work", "No work of a node is held.");
        pages.put("/exceptions/held", "Nobody has stopped an order.");
        pages.put("/exceptions/rejected-orders", "A-3");
        pages.put("/nodes", "Reno warehouse");
        pages.put("/nodes/RNO1", "Plate");
        pages.put("/nodes/RNO1?short=true", "Nothing is short");
        pages.put("/nodes/RNO1/offline", "would be sourced anew");
        pages.put("/feeds", "While a feed is late or empty");
        pages.put("/publications", "What channels are told");
        pages.put("/sweeps", "Whether all orders came");
        pages.put("/sweeps/shop", "No sweep yet");
        pages.put("/exceptions/sweeps", "Every channel was swept as often as it owes.");
        pages.put("/exceptions/missing-orders", "Every order that a channel told of is here, or was refused.");
        pages.put("/transfers", "Nothing goes between our warehouses");
        pages.put("/transfers?state=done", "No transfer is done yet");
        pages.put("/stock", "Which SKU?");
        pages.put("/stock/M-1", "What channels are shown");
        pages.put("/floor", "SKUs on docks");
        pages.put("/floor/RNO1", "In the order in which they are given out.");
        pages.put("/floor/RNO1?kind=putaway", "D-1 from S");
        pages.put("/floor/RNO1?kind=pack", "Nothing to pack");
        pages.put("/floor/RNO1?kind=label", "No parcel waits");
        pages.put("/floor/RNO1?kind=load", "Nothing to load");
        pages.put("/floor/RNO1/conflicts", "No conflict waits");
        pages.put("/floor/RNO1/conflicts?state=settled", "None was settled yet");
        pages.put("/floor/RNO1/plan", "Nobody has drawn this building");
        pages.put("/floor/RNO1/labour", "Nobody has scanned anything that day");
        pages.put("/floor/RNO1/labour?day=2025-12-31", "w</b>"); // in Nevada it is the day before
        pages.put("/floor/RNO1/labour/w?day=2025-12-31", "This building has no ways");
        pages.put("/handheld", "Reno warehouse");
        pages.put("/messages", "no such &lt;b&gt;node&lt;/b&gt;");
        pages.put("/messages?state=open", "On their way");
        pages.put(house.dead, "Payload");
        pages.put(house.dead + "/replay", "would be delivered to node again");
        pages.put("/rejected", "orders.unknown-sku");
        pages.put("/rejected/" + house.rejected, "/lines/0/sku");
        return pages;
    }

    /** The first choice of an order. */
    static String decision(ConsoleHouse house, String order) {
        var first = house.read("/orders/" + order + "/decisions").path("items").path(0);
        return "/orders/" + order + "/decisions/" + first.path("id").asString();
    }
}
