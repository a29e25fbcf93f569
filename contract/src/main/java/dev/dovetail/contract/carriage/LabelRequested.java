package dev.dovetail.contract.carriage;

import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;

/** Make one label for one parcel. The business key is {@code label:parcel:<id>}, after labels that were voided
 * {@code label:parcel:<id>:<number>}; it is the reference the carrier sees. */
public record LabelRequested(
        NodeId node, ParcelId parcel, String carrier, String service, Place from, ContactId to, long weightGrams) {
    public static final String TYPE = "carriage.label-requested.v1";

    /** Where a parcel starts: the node's own public address. */
    public record Place(String name, String street, String city, String region, String postalCode, String country) {}
}
