package dev.dovetail.contract.carriage;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import java.util.Map;

/** What came of a label request. */
public sealed interface LabelAnswer {
    Map<String, Class<? extends LabelAnswer>> TYPES =
            Map.of(LabelCreated.TYPE, LabelCreated.class, LabelRefused.TYPE, LabelRefused.class);

    NodeId node();

    ParcelId parcel();

    /** @param image the label as the carrier gave it, Base64; @param format {@code GIF}, {@code PNG}, {@code ZPL} */
    record LabelCreated(
            NodeId node,
            ParcelId parcel,
            String carrier,
            String trackingNumber,
            String format,
            String image,
            long costMinor,
            String currency)
            implements LabelAnswer {
        public static final String TYPE = "carriage.label-created.v1";
    }

    /** The carrier says no: a person must change the parcel or its address. */
    record LabelRefused(NodeId node, ParcelId parcel, String carrier, String code, String why) implements LabelAnswer {
        public static final String TYPE = "carriage.label-refused.v1";
    }
}
