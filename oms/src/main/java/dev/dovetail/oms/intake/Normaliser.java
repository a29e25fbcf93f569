package dev.dovetail.oms.intake;

import static dev.dovetail.oms.intake.Fields.optional;
import static dev.dovetail.oms.intake.Fields.refused;
import static dev.dovetail.oms.intake.Fields.text;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.vault.Contact;
import dev.dovetail.ground.vault.Vault;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Money;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.priority.PriorityRules;
import dev.dovetail.oms.priority.Ranking;
import dev.dovetail.oms.promises.Promise;
import dev.dovetail.oms.promises.Promises;
import dev.dovetail.oms.sourcing.Demand;
import dev.dovetail.oms.units.ChannelUnits;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a posted order into its normal form, or says which field is wrong. Runs on the caller's thread, before the queue. */
@Component
class Normaliser {

    private final Network network;
    private final Carriage carriage;
    private final Lines lines;
    private final Promises promises;
    private final ChannelUnits units;
    private final IdSource ids;
    private final Vault vault;
    private final InstantSource clock;
    private final Json json;
    private final PriorityRules ranks;
    private final Checking checking;

    Normaliser(
            Network network,
            Carriage carriage,
            Lines lines,
            Promises promises,
            ChannelUnits units,
            IdSource ids,
            Vault vault,
            InstantSource clock,
            Json json,
            PriorityRules ranks,
            Checking checking) {
        this.network = network;
        this.carriage = carriage;
        this.lines = lines;
        this.promises = promises;
        this.units = units;
        this.ids = ids;
        this.vault = vault;
        this.clock = clock;
        this.json = json;
        this.ranks = ranks;
        this.checking = checking;
    }

    /** With items as they are. */
    NormalOrder normal(RawOrder raw, String headerKey) {
        return normal(raw, headerKey, lines::items);
    }

    /** With items as they were last seen, where nothing is wrong with the order: what is refused is refused for what is. */
    NormalOrder bySeen(RawOrder raw, String headerKey) {
        try {
            return normal(raw, headerKey, lines::seen);
        } catch (Malformed | Refused e) {
            return normal(raw, headerKey);
        }
    }

    private NormalOrder normal(
            RawOrder raw, String headerKey, BiFunction<Integer, List<RawOrder.Line>, Lines.Items> reading) {
        var channel = channel(raw);
        var number = text(raw.number(), "/number", 80);
        var contact = Addresses.contact(raw.shipTo());
        var said = said(raw, contact);
        var items = reading.apply(channel.client(), raw.lines());
        var words = units.words(channel, items.bySku().keySet());
        var normal = lines.normal(channel, raw.lines(), items.bySku(), words);
        var keys = new KeyMaker(channel, number);
        return order(
                raw,
                keys.of(headerKey, said, contact, amounts(raw, channel, normal), normal),
                channel,
                number,
                contact,
                said,
                items,
                normal);
    }

    private NormalOrder order(
            RawOrder raw,
            NormalOrder.Keys keys,
            Channel channel,
            String number,
            Contact contact,
            KeyMaker.Said said,
            Lines.Items items,
            List<NormalOrder.Line> normal) {
        var id = new OrderId(ids.next());
        var contactId = new ContactId(ids.next(id.slot()));
        var ranking = ranks.ranking(channel.client(), channel.code(), said.tier(), said.service(), raw.priority());
        return new NormalOrder(
                id,
                contactId,
                channel,
                number,
                said.revision(),
                said.customer(),
                said.placedAt(),
                said.service(),
                said.priority(),
                said.instructions(),
                said.attributes(),
                NormalOrder.ShipTo.of(vault.seal(contactId, contact), contact, said.place()),
                amounts(raw, channel, normal),
                normal,
                demand(normal, items.bySku(), said, terms(channel, contact, said, ranking)),
                keys,
                optional(raw.softHold(), "/softHold", 80),
                said.tier(),
                ranking,
                checking.check(raw, channel, contact, normal),
                promise(raw, channel),
                said.pickup(),
                items.version());
    }

    private static Demand.Terms terms(Channel channel, Contact contact, KeyMaker.Said said, Ranking ranking) {
        int priority = ranking.of(null, LocalDate.EPOCH);
        return new Demand.Terms(
                channel.code(), contact.country(), contact.postalCode(), priority, said.tier(), said.pickup(), null);
    }

    private KeyMaker.Said said(RawOrder raw, Contact contact) {
        return new KeyMaker.Said(
                Objects.requireNonNullElse(raw.revision(), 1),
                optional(raw.customer(), "/customer", 80),
                Fields.placedAt(raw.placedAt()),
                service(raw),
                Objects.requireNonNullElse(raw.priority(), PriorityRules.ORDINARY),
                optional(raw.instructions(), "/instructions", 2000),
                Attributes.text(raw.attributes(), json),
                place(raw.shipTo(), contact),
                optional(raw.customerTier(), "/customerTier", 40),
                pickup(raw));
    }

    /** Where the customer comes for it, the order's service is {@code pickup}, and only then. */
    private @Nullable String pickup(RawOrder raw) {
        var code = optional(raw.pickup(), "/pickup", 40);
        boolean collected = raw.service().equals(Demand.PICKUP);
        if (code == null && !collected) return null;
        if (code == null || !collected)
            throw refused("orders.pickup-service", code == null ? "/pickup" : "/service", "service", Demand.PICKUP);
        return network.findNode(code)
                .filter(node -> node.reach().pickup())
                .map(Node::code)
                .orElseThrow(() -> refused("orders.no-pickup", "/pickup", "node", code));
    }

    private @Nullable Promise promise(RawOrder raw, Channel channel) {
        var id = optional(raw.promise(), "/promise", 20);
        if (id == null) return null;
        if (!id.matches("[1-9][0-9]{0,18}")) throw new Malformed("promises.id", "/promise", "is a promise's id");
        try {
            return promises.get(channel.client(), channel.code(), Long.parseLong(id));
        } catch (NumberFormatException e) {
            throw new Malformed("promises.id", "/promise", "is a promise's id");
        }
    }

    private Channel channel(RawOrder raw) {
        var channel = network.findChannel(raw.channel())
                .orElseThrow(() -> refused("orders.unknown-channel", "/channel", "channel", raw.channel()));
        checkCurrency(raw, channel);
        return channel;
    }

    private String service(RawOrder raw) {
        var service = text(raw.service(), "/service", 40);
        if (service.equals(Demand.PICKUP)) return service;
        if (!carriage.knows(service)) throw refused("carriage.unknown-service", "/service", "service", service);
        return service;
    }

    private static void checkCurrency(RawOrder raw, Channel channel) {
        if (!raw.currency().equals(channel.currency().getCurrencyCode()))
            throw refused(
                    "orders.wrong-currency",
                    "/currency",
                    "expected",
                    channel.currency().getCurrencyCode());
    }

    /** What the channel says of the place comes before what we know of the postal code. */
    Place place(RawOrder.ShipTo to, Contact contact) {
        if (to.lat() != null && to.lon() != null) {
            try {
                return new Place(to.lat(), to.lon()).coarse();
            } catch (IllegalArgumentException e) {
                throw new Malformed("orders.place-out-of-range", "/shipTo/lat", String.valueOf(e.getMessage()));
            }
        }
        return network.place(contact.country(), contact.postalCode())
                .orElseThrow(() -> refused("orders.place-unknown", "/shipTo/postalCode", "country", contact.country()));
    }

    private static NormalOrder.Amounts amounts(RawOrder raw, Channel channel, List<NormalOrder.Line> lines) {
        var currency = channel.currency();
        long shipping =
                Money.of(Fields.amount(raw.shipping(), "/shipping"), currency).minor();
        long tax = Money.of(Fields.amount(raw.tax(), "/tax"), currency).minor();
        long discount =
                Money.of(Fields.amount(raw.discount(), "/discount"), currency).minor();
        try {
            long total = lines.stream().mapToLong(NormalOrder.Line::totalMinor).reduce(0, Math::addExact);
            total = Math.subtractExact(Math.addExact(Math.addExact(total, shipping), tax), discount);
            if (total < 0) throw new Malformed("orders.total-negative", "/discount", "is more than the order's worth");
            return new NormalOrder.Amounts(total, shipping, tax, discount);
        } catch (ArithmeticException e) {
            throw new Malformed("orders.total-too-large", "/lines", "the order's total is out of range");
        }
    }

    private @Nullable Demand demand(
            List<NormalOrder.Line> lines, Map<Sku, CatalogItem> items, KeyMaker.Said said, Demand.Terms terms) {
        var goods = lines.stream()
                .filter(NormalOrder.Line::goods)
                .map(line -> new Demand.Line(
                        line.line(),
                        line.sku(),
                        line.quantity(),
                        Objects.requireNonNull(items.get(line.sku())).weightGrams(),
                        line.traits().valueMinor(),
                        line.traits().group(),
                        line.traits().parts()))
                .toList();
        return goods.isEmpty() ? null : new Demand(goods, said.place(), said.service(), clock.instant(), terms);
    }
}
