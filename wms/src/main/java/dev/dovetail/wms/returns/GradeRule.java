package dev.dovetail.wms.returns;

import java.util.List;

/**
 * What units of a grade are proposed for.
 *
 * @param sku of one item; empty for all
 * @param supervisor whether a supervisor decides, whatever the inspector thinks
 */
record GradeRule(String grade, String sku, Disposition disposition, boolean supervisor) {
    /** Where a house has no rules of its own. */
    static final List<GradeRule> USUAL = List.of(
            new GradeRule("A", "", Disposition.RESTOCK, false),
            new GradeRule("B", "", Disposition.REFURBISH, false),
            new GradeRule("C", "", Disposition.DAMAGED, false),
            new GradeRule("D", "", Disposition.SCRAP, true));

    /** Whether it would be sold again though nobody can tell that what has neither an order nor a name was ever ours. */
    boolean strange(ReturnParcel parcel, boolean named) {
        return parcel.order() == null && !named && disposition == Disposition.RESTOCK;
    }
}
