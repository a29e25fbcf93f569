package dev.dovetail.wms.packing;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.layout.Location;

/** A box that a warehouse ships in, by its inner sides. @param mostGrams of goods */
record CartonType(String code, int widthMm, int depthMm, int heightMm, int mostGrams) {
    private static final int LONGEST_MM = 10_000;
    private static final int HEAVIEST = 10_000_000;

    CartonType {
        if (code.isBlank() || code.length() > 40)
            throw new Malformed("packing.carton-type", "/types", "a carton type's code has 1 to 40 characters");
        if (off(widthMm, LONGEST_MM)
                || off(depthMm, LONGEST_MM)
                || off(heightMm, LONGEST_MM)
                || off(mostGrams, HEAVIEST))
            throw new Malformed("packing.carton-type", "/types", "sides of 1 to 10,000 mm, 1 to 10,000,000 grams");
    }

    private static boolean off(int value, int most) {
        return value < 1 || value > most;
    }

    Location.Size size() {
        return new Location.Size(widthMm, depthMm, heightMm, mostGrams);
    }

    long cubicMm() {
        return (long) widthMm * depthMm * heightMm;
    }
}
