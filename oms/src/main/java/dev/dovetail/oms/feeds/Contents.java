package dev.dovetail.oms.feeds;

import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a stored snapshot says, until it is settled.
 *
 * @param told units on hand by SKU code, those not named among them as zero where they count so
 * @param unspoken SKUs that it could not speak of
 */
record Contents(TreeMap<String, Long> told, TreeSet<String> unspoken) {}
