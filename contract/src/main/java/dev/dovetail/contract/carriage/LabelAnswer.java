package dev.dovetail.contract.carriage;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a label request, or of a wish to void one. */
public sealed interface LabelAnswer {
    Map<String, Class<? extends LabelAnswer>> TYPES = Map.of(
            LabelCreated.TYPE,
            LabelCreated.class,
            LabelRefused.TYPE,
            LabelRefused.class,
            LabelVoided.TYPE,
            LabelVoided.class,
            LabelVoidRefused.TYPE,
            LabelVoidRefused.class);

    NodeId node();

    ParcelId parcel();

    /**
     * One live label stands for the parcel.
     *
     * @param image the label as the carrier gave it, Base64; @param format {@code GIF}, {@code PNG}, {@code ZPL}
     * @param costMinor what the carrier charges; null where a label was found again and its price was not told
     * @param reference the business key of the {@link LabelRequested} that it answers; null of answers from before it was told
     */
    record LabelCreated(
            NodeId node,
            ParcelId parcel,
            String carrier,
            String trackingNumber,
            String format,
            String image,
            @Nullable Long costMinor,
            @Nullable String currency,
            @Nullable String reference)
            implements LabelAnswer {
        public static final String TYPE = "carriage.label-created.v1";
    }

    /** The carrier says no: a person must change the parcel or its address. @param reference as of {@link LabelCreated} */
    record LabelRefused(
            NodeId node,
            ParcelId parcel,
            String carrier,
            String code,
            String why,
            @Nullable String reference) implements LabelAnswer {
        public static final String TYPE = "carriage.label-refused.v1";
    }

    /** The label is worth nothing any more, and nothing is charged for it. */
    record LabelVoided(NodeId node, ParcelId parcel, String carrier, String trackingNumber) implements LabelAnswer {
        public static final String TYPE = "carriage.label-voided.v1";
    }

    /** The carrier will not void it: it is live still. */
    record LabelVoidRefused(
            NodeId node, ParcelId parcel, String carrier, String trackingNumber, String code, String why)
            implements LabelAnswer {
        public static final String TYPE = "carriage.label-void-refused.v1";
    }
}
