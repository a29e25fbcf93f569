package dev.dovetail.console.conditions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an attribute is compared. The words of each are {@code operator.<word>}. */
public enum Operator {
    IS,
    IS_NOT,
    BEGINS,
    BEGINS_NOT,
    HAS,
    HAS_NOT,
    AT_LEAST(">="),
    AT_MOST("<="),
    MORE(">"),
    LESS("<"),
    EQUAL("=="),
    YES,
    NO;

    private final String sign;

    Operator() {
        this("");
    }

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Operator> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static Optional<Operator> ofSign(String sign) {
        return Arrays.stream(values())
                .filter(one -> !one.sign.isEmpty() && one.sign.equals(sign))
                .findFirst();
    }
}
