package dev.dovetail.wms.papers;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundOrder;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.units.Sscc;
import java.util.Map;
import java.util.Optional;

/**
 * All that the papers of a parcel say.
 *
 * @param to whom it goes; empty where the contact was erased
 * @param place the parcel's number among those of its outbound, from 1; @param count how many there are
 */
record Slip(
        Warehouse from,
        Optional<Contact> to,
        OutboundOrder outbound,
        Parcel parcel,
        Optional<Sscc> number,
        Map<Sku, String> names,
        int place,
        int count) {}
