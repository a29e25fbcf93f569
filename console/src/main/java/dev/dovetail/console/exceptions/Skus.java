package dev.dovetail.console.exceptions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the orders that hold a SKU are shown. */
final class Skus {
    private Skus() {}

    static String href(String sku) {
        return "/orders?q=" + URLEncoder.encode("sku:" + sku, StandardCharsets.UTF_8);
    }
}
