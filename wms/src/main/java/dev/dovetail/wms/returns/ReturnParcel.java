package dev.dovetail.wms.returns;

import org.jspecify.annotations.Nullable;

/**
 * A parcel that came back.
 *
 * @param reference what was scanned on it; null where it tells nothing
 * @param order whose it is; null where nobody knows
 */
record ReturnParcel(
        long id,
        String key,
        @Nullable String reference,
        @Nullable Long order,
        @Nullable String orderNumber,
        boolean open,
        String openedBy) {

    String moves() {
        return "return:" + id;
    }
}
