package dev.dovetail.contract.carriage;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;

/**
 * Void this label of a parcel that has not left. The business key is {@code void:parcel:<id>:<version>}; what became of an
 * unclear one is asked by the label's own reference.
 *
 * @param reference what the carrier knows the label by: the business key of its {@link LabelRequested}
 */
public record LabelVoidRequested(
        NodeId node, ParcelId parcel, String carrier, String trackingNumber, String reference) {
    public static final String TYPE = "carriage.label-void-requested.v1";
}
