package dev.dovetail.wms.papers;

import java.util.List;

/**
 * What is on a sheet, in tenths of a millimetre from its upper left corner. It knows no printer's language.
 *
 * @param pages each of the same size
 */
record Paper(int width, int height, List<List<Item>> pages) {
    Paper {
        pages = pages.stream().map(List::copyOf).toList();
    }

    sealed interface Item {}

    /** @param y of the line on which it stands; @param size of a capital; @param width what it may fill: what is longer is cut */
    record Text(int x, int y, int size, int width, boolean bold, String text) implements Item {}

    /** A filled box: a line is a thin one. */
    record Box(int x, int y, int width, int height) implements Item {}

    /** Bars of Code 128; as GS1-128 where it bears element strings in brackets. */
    record Bars(int x, int y, int width, int height, boolean gs1, String text) implements Item {}
}
