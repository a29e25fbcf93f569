package dev.dovetail.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a process is. Without a side it neither migrates that side's tables nor checks them, starts none of its parts and
 * answers none of its routes.
 *
 * @param warehouses which of them it answers for; all where empty
 */
record Roles(boolean oms, boolean wms, Set<String> warehouses, boolean console) {
    static final Roles ALL = new Roles(true, true, Set.of(), true);

    private static final String WAREHOUSE = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

    Roles {
        warehouses = Set.copyOf(warehouses);
    }

    /** {@code oms}, {@code wms}, {@code wms:CA1,CA2}, {@code console}, parted by commas; {@code all} where nothing is said. */
    static Roles parse(String text) {
        if (text.isBlank() || text.equals("all")) return ALL;
        var words = new LinkedHashSet<String>();
        var codes = new TreeSet<String>();
        boolean listing = false;
        for (var word : text.split(",", -1)) {
            boolean begins = word.startsWith("wms:");
            if (begins || listing && !isRole(word)) {
                codes.add(code(begins ? word.substring(4) : word));
                words.add("wms");
                listing = true;
            } else if (isRole(word)) {
                words.add(word);
                listing = false;
            } else {
                throw new Arguments.Misuse("'" + word + "' is no role; there are oms, wms, wms:CODE and console");
            }
        }
        return new Roles(words.contains("oms"), words.contains("wms"), codes, words.contains("console"));
    }

    private static boolean isRole(String word) {
        return word.equals("oms") || word.equals("wms") || word.equals("console");
    }

    private static String code(String word) {
        if (!word.matches(WAREHOUSE)) throw new Arguments.Misuse("'" + word + "' is no code of a warehouse");
        return word;
    }

    /** A console of its own looks at both sides, and leaves their work to others. */
    boolean onlyLooks() {
        return console && !oms && !wms;
    }

    /** Whether parts that need this side are here. */
    boolean has(String side) {
        return switch (side) {
            case "oms" -> oms || onlyLooks();
            case "wms" -> wms || onlyLooks();
            case "console" -> console || wms;
            default -> true;
        };
    }

    /** The sides whose tables this process needs. */
    List<String> sides() {
        var sides = new ArrayList<>(List.of("ground", "carriage"));
        if (has("oms")) sides.add("oms");
        if (has("wms")) sides.add("wms");
        return List.copyOf(sides);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (equals(ALL)) return "all";
        var words = new ArrayList<String>();
        if (oms) words.add("oms");
        if (console) words.add("console");
        if (wms) words.add(warehouses.isEmpty() ? "wms" : "wms:" + String.join(",", new TreeSet<>(warehouses)));
        return String.join(",", words);
    }
}
