package dev.dovetail.oms.intake;

import static dev.dovetail.oms.intake.Fields.text;

import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.vault.Sealed;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Money;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.amendments.Amendment;
import dev.dovetail.oms.amendments.Asked;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.OrderRevision;
import dev.dovetail.oms.units.ChannelUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a posted amendment into its normal form, or says which field is wrong; the same rules as for an order. */
@Component
class AmendmentForm {
    private final Lines lines;
    private final ChannelUnits units;
    private final Normaliser normaliser;
    private final Catalog catalog;
    private final Vault vault;
    private final IdSource ids;
    private final Json json;

    AmendmentForm(
            Lines lines,
            ChannelUnits units,
            Normaliser normaliser,
            Catalog catalog,
            Vault vault,
            IdSource ids,
            Json json) {
        this.lines = lines;
        this.units = units;
        this.normaliser = normaliser;
        this.catalog = catalog;
        this.vault = vault;
        this.ids = ids;
        this.json = json;
    }

    Asked normal(OrderId order, Channel channel, RawAmendment raw, String key) {
        if (raw.empty()) throw new Malformed("orders.amend-nothing", "", "names nothing that shall change");
        var reason = text(raw.reason(), "/reason", 500);
        named(raw);
        var currency = channel.currency();
        var changes = changes(raw.changes(), currency);
        var added = added(channel, raw.added());
        var swaps = swaps(channel, raw.substituted());
        var amounts = new OrderRevision.Amounts(
                minor(raw.shipping(), "/shipping", currency),
                minor(raw.tax(), "/tax", currency),
                minor(raw.discount(), "/discount", currency));
        var address = raw.shipTo() == null ? null : address(order, raw.shipTo());
        var to = address == null ? null : address.to();
        var amendment = new Amendment(reason, changes, added, swaps, to, amounts, null);
        return new Asked(order, key, json.write(raw), amendment, address == null ? null : address.sealed());
    }

    /** Each line is named once: what becomes of it must be one thing. */
    private static void named(RawAmendment raw) {
        var seen = new HashSet<Integer>();
        for (int i = 0; i < raw.changes().size(); i++)
            if (!seen.add(raw.changes().get(i).line()))
                throw new Malformed("orders.line-twice", "/lines/" + i + "/line", "is named before");
        for (int i = 0; i < raw.substituted().size(); i++)
            if (!seen.add(raw.substituted().get(i).line()))
                throw new Malformed("orders.line-twice", "/substitute/" + i + "/line", "is named before");
    }

    private static List<Amendment.Change> changes(List<RawAmendment.Change> raw, Currency currency) {
        var changes = new ArrayList<Amendment.Change>();
        for (int i = 0; i < raw.size(); i++) {
            var change = raw.get(i);
            var path = "/lines/" + i;
            boolean off = change.quantity().signum() == 0;
            long units = off ? 0 : Fields.quantity(change.quantity(), path + "/quantity");
            var price = change.unitPrice() == null ? null : Fields.price(change.unitPrice(), path + "/unitPrice");
            changes.add(new Amendment.Change(
                    change.line(), units, price, minor(change.total(), path + "/total", currency)));
        }
        return changes;
    }

    private List<Amendment.Addition> added(Channel channel, List<RawOrder.Line> raw) {
        if (raw.isEmpty()) return List.of();
        var items = lines.items(channel.client(), raw).bySku();
        return lines.normal(channel, raw, items, units.words(channel, items.keySet())).stream()
                .map(AmendmentForm::addition)
                .toList();
    }

    static Amendment.Addition addition(NormalOrder.Line line) {
        return new Amendment.Addition(
                line.sku(),
                line.goods(),
                line.description(),
                line.level(),
                line.quantity(),
                line.unitPrice(),
                line.totalMinor(),
                line.traits().parts());
    }

    private List<Amendment.Substitution> swaps(Channel channel, List<RawAmendment.Substitute> raw) {
        if (raw.size() > Lines.MOST)
            throw new Malformed("orders.too-many-lines", "/substitute", "at most " + Lines.MOST);
        var skus = raw.stream().map(swap -> sku(channel, swap, "/substitute")).collect(Collectors.toSet());
        var items = skus.isEmpty() ? Map.<Sku, CatalogItem>of() : catalog.find(skus);
        var swaps = new ArrayList<Amendment.Substitution>();
        for (int i = 0; i < raw.size(); i++) swaps.add(swap(channel, raw.get(i), items, "/substitute/" + i));
        return swaps;
    }

    private static Amendment.Substitution swap(
            Channel channel, RawAmendment.Substitute raw, Map<Sku, CatalogItem> items, String path) {
        var sku = sku(channel, raw, path);
        var item = items.get(sku);
        if (item == null) throw Fields.refused("orders.unknown-sku", path + "/sku", "sku", sku.code());
        return new Amendment.Substitution(
                raw.line(),
                raw.quantity() == null ? null : Fields.quantity(raw.quantity(), path + "/quantity"),
                sku,
                item.goods(),
                item.description(),
                raw.unitPrice() == null ? null : Fields.price(raw.unitPrice(), path + "/unitPrice"),
                text(raw.consent(), path + "/consent", 200),
                item.parts());
    }

    private static Sku sku(Channel channel, RawAmendment.Substitute raw, String path) {
        var code = text(raw.sku(), path + "/sku", 64).toUpperCase(Locale.ROOT);
        return new Sku(channel.client(), text(code, path + "/sku", 64));
    }

    /** Where it shall go, and the person sealed for it. */
    record Address(Amendment.Address to, Sealed sealed) {}

    Address address(OrderId order, RawOrder.ShipTo raw) {
        var contact = Addresses.contact(raw);
        var place = normaliser.place(raw, contact);
        var id = new ContactId(ids.next(order.slot()));
        var to = new OrderHead.Destination(contact.country(), contact.postalCode(), place.lat(), place.lon());
        return new Address(new Amendment.Address(id, to), vault.seal(id, contact));
    }

    private static @Nullable Long minor(@Nullable BigDecimal amount, String path, Currency currency) {
        return amount == null
                ? null
                : (Long) Money.of(Fields.amount(amount, path), currency).minor();
    }
}
