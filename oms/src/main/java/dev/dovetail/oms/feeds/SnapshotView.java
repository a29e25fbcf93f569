package dev.dovetail.oms.feeds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A snapshot as it is shown. */
record SnapshotView(
        String id,
        String message,
        String state,
        @Nullable String code,
        Instant cutAt,
        long watermark,
        Instant receivedAt,
        int records,
        int failed,
        int absent,
        long unitsBefore,
        long unitsAfter,
        int changed,
        int unchanged,
        int superseded,
        @Nullable String decidedBy,
        @Nullable String why,
        @Nullable Instant decidedAt) {

    static SnapshotView of(SnapshotRow row) {
        return new SnapshotView(
                Long.toString(row.id()),
                row.message(),
                row.state(),
                row.code(),
                row.cutAt(),
                row.watermark(),
                row.receivedAt(),
                row.records(),
                row.failed(),
                row.absent(),
                row.unitsBefore(),
                row.unitsAfter(),
                row.changed(),
                row.unchanged(),
                row.superseded(),
                row.decidedBy(),
                row.decidedWhy(),
                row.decidedAt());
    }
}
