package dev.dovetail.wms.floor;

import java.util.UUID;

/** A scan that was understood; {@code what} is the record of the activity that takes its kind. */
record FloorScan(UUID id, String kind, ScanBody sent, Object what) {}
