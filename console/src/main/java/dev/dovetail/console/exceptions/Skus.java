package dev.dovetail.console.exceptions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a SKU's stock is shown. */
final class Skus {
    private Skus() {}

    static String href(String sku) {
        return "/stock/" + URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
