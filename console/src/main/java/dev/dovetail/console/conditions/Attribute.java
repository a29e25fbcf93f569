package dev.dovetail.console.conditions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a condition can ask of an order or a node. The words of each are {@code attribute.<name>}. */
public enum Attribute {
    ORDER_CHANNEL("order.channel", Kind.WORD),
    ORDER_SERVICE("order.service", Kind.WORD),
    ORDER_COUNTRY("order.country", Kind.WORD),
    ORDER_POSTAL("order.postal", Kind.BEGINNING),
    ORDER_TIER("order.tier", Kind.WORD),
    ORDER_PRIORITY("order.priority", Kind.WHOLE),
    ORDER_LINES("order.lines", Kind.WHOLE),
    ORDER_UNITS("order.units", Kind.WHOLE),
    ORDER_VALUE("order.value", Kind.WHOLE),
    ORDER_KG("order.kg", Kind.DECIMAL),
    NODE_CODE("node.code", Kind.WORD),
    NODE_KIND("node.kind", Kind.WORD),
    NODE_GROUPS("node.groups", Kind.MEMBER),
    NODE_COUNTRY("node.country", Kind.WORD),
    NODE_REGION("node.region", Kind.WORD),
    NODE_POSTAL("node.postal", Kind.BEGINNING),
    NODE_PICKUP("node.pickup", Kind.FLAG),
    NODE_KM("node.km", Kind.DECIMAL),
    NODE_ZONE("node.zone", Kind.WHOLE),
    NODE_DAYS("node.days", Kind.WHOLE),
    NODE_COST("node.cost", Kind.WHOLE),
    NODE_STOCK("node.stock", Kind.WHOLE),
    NODE_HAS("node.has", Kind.DECIMAL),
    NODE_LOAD("node.load", Kind.DECIMAL);

    private final String cel;
    private final Kind kind;

    Attribute(String cel, Kind kind) {
        this.cel = cel;
        this.kind = kind;
    }

    /** What can be asked of it, and what it is compared with. */
    public enum Kind {
        /** One of some words. */
        WORD(Operator.IS, Operator.IS_NOT),
        /** The beginning of a text. */
        BEGINNING(Operator.BEGINS, Operator.BEGINS_NOT),
        /** A list that holds one of some words. */
        MEMBER(Operator.HAS, Operator.HAS_NOT),
        WHOLE(Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE, Operator.LESS, Operator.EQUAL),
        DECIMAL(Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE, Operator.LESS),
        FLAG(Operator.YES, Operator.NO);

        private final List<Operator> operators;

        Kind(Operator... operators) {
            this.operators = List.of(operators);
        }
    }

    /** As CEL names it. */
    public String cel() {
        return cel;
    }

    public Kind kind() {
        return kind;
    }

    public List<Operator> operators() {
        return kind.operators;
    }

    public boolean ofNode() {
        return cel.startsWith("node.");
    }

    public boolean number() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL;
    }

    public static Optional<Attribute> of(String cel) {
        return Arrays.stream(values()).filter(one -> one.cel.equals(cel)).findFirst();
    }
}
