package dev.dovetail.wms.papers;

import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.OutboundView;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.packing.Parcel;
import dev.dovetail.wms.units.UnitNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws what is printed for a parcel. */
@Component
public class Papers {
    private final PackingView parcels;
    private final OutboundView outbounds;
    private final Items items;
    private final UnitNumbers numbers;
    private final Vault vault;
    private final Pdf pdf;
    private final Zpl zpl;

    Papers(
            PackingView parcels,
            OutboundView outbounds,
            Items items,
            UnitNumbers numbers,
            Vault vault,
            Pdf pdf,
            Zpl zpl) {
        this.parcels = parcels;
        this.outbounds = outbounds;
        this.items = items;
        this.numbers = numbers;
        this.vault = vault;
        this.pdf = pdf;
        this.zpl = zpl;
    }

    /** The packing slip as PDF; refused as {@code papers.no-such-parcel} (404). */
    public byte[] packingSlip(Warehouse warehouse, ParcelId parcel) {
        return pdf.write(PackingSlip.of(slip(warehouse, parcel)));
    }

    /** The logistic label as PDF; refused as {@code papers.no-such-parcel} (404), and as {@code papers.no-number} (404) where the parcel was closed without an SSCC. */
    public byte[] labelPdf(Warehouse warehouse, ParcelId parcel) {
        return pdf.write(label(warehouse, parcel));
    }

    /** The logistic label in ZPL II; refused as {@link #labelPdf}. */
    public String labelZpl(Warehouse warehouse, ParcelId parcel) {
        return zpl.write(label(warehouse, parcel));
    }

    private Paper label(Warehouse warehouse, ParcelId parcel) {
        var slip = slip(warehouse, parcel);
        return LogisticLabel.of(slip, slip.number().orElseThrow(() -> missing("papers.no-number", parcel)));
    }

    private Slip slip(Warehouse warehouse, ParcelId id) {
        var node = warehouse.node();
        var parcel = parcels.find(node, id).orElseThrow(() -> missing("papers.no-such-parcel", id));
        var outbound = outbounds.find(node, List.of(parcel.outbound())).get(parcel.outbound());
        if (outbound == null) throw missing("papers.no-such-parcel", id);
        var all = parcels.ofOutbound(node, parcel.outbound());
        return new Slip(
                warehouse,
                Optional.ofNullable(vault.openAll(List.of(outbound.contact())).get(outbound.contact())),
                outbound,
                parcel,
                numbers.find(node, id),
                names(warehouse, parcel),
                all.indexOf(id) + 1,
                all.size());
    }

    private Map<Sku, String> names(Warehouse warehouse, Parcel parcel) {
        var skus = parcel.lines().stream().map(Parcel.Line::sku).distinct().toList();
        Map<Sku, String> names = new LinkedHashMap<>();
        items.find(warehouse.node(), skus).forEach((sku, item) -> names.put(sku, item.description()));
        return names;
    }

    private static Refused missing(String code, ParcelId parcel) {
        return new Refused(Refused.Kind.NOT_FOUND, new Refusal(code, Map.of("parcel", parcel.toString())));
    }
}
