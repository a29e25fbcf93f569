package dev.dovetail.lab.world;

import java.util.HashSet;
import java.util.Set;

/** Numbers GTINs: 13 digits for a unit (of the range for use within a company), 14 for a packaging; each ends in a check digit. */
final class Barcodes {
    private final Set<String> taken = new HashSet<>();

    String make(String level, String sku) {
        for (int attempt = 0; ; attempt++) {
            long number = Math.floorMod(Stable.hash("barcode " + attempt, sku), 10_000_000_000L);
            String indicator = switch (level) {
                case "each" -> "";
                case "inner" -> "1";
                default -> "2";
            };
            String body = indicator + "20" + String.format("%010d", number);
            if (taken.add(body)) return body + checkDigit(body);
        }
    }

    /** GS1 General Specifications, section 7.9: from the right, digits weigh 3 and 1 by turns. */
    static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }
}
