package dev.dovetail.wms.layout;

import dev.dovetail.kernel.NodeId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A node that we run ourselves. @param carrier the code of the carrier whose labels it buys */
public record Warehouse(NodeId node, String code, String name, ZoneId zone, Address address, String carrier) {

    /** The warehouse's own public address, where its parcels start. */
    public record Address(
            @Nullable String name,
            @Nullable String street,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {}
}
