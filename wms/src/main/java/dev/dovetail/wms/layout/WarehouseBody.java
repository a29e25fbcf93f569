package dev.dovetail.wms.layout;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A warehouse as it is sent and shown. */
record WarehouseBody(
        @Nullable String code,
        int nodeId,
        String name,
        String zone,
        Warehouse.@Nullable Address address,
        @Nullable String carrier) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Warehouse.Address NOWHERE = new Warehouse.Address(null, null, null, null, null, null);

    static WarehouseBody of(Warehouse one) {
        return new WarehouseBody(
                one.code(), one.node().value(), one.name(), one.zone().getId(), one.address(), one.carrier());
    }

    /** Refuses each field by its path. */
    Warehouse toWarehouse(String code) {
        if (!CODE.matcher(code).matches())
            throw new Malformed("layout.code", "code", "1 to 40 letters, digits, dots, dashes and underscores");
        if (name.isBlank() || name.length() > 200)
            throw new Malformed("layout.name", "/name", "a name has 1 to 200 characters");
        var by = carrier == null ? "ups" : carrier;
        if (!CODE.matcher(by).matches()) throw new Malformed("layout.carrier", "/carrier", "the code of a carrier");
        return new Warehouse(node(), code, name, zoneId(), address == null ? NOWHERE : address, by);
    }

    private NodeId node() {
        if (nodeId < 1 || nodeId > 1_000_000)
            throw new Malformed("layout.node-id", "/nodeId", "a node id is 1 to 1,000,000");
        return new NodeId(nodeId);
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new Malformed("layout.zone", "/zone", "a time zone such as America/Los_Angeles");
        }
    }
}
