package dev.dovetail.lab.log;

/** One line of the log, as it stands there: nothing is judged or mended, that is the server's part. */
public record Row(
        String sku, String description, String quantity, String at, String price, String customer, String country) {}
