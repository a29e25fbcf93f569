package dev.dovetail.console.decisions;

import dev.dovetail.console.words.Figures;
import dev.dovetail.kernel.Money;
import java.util.Currency;

/** What carrying costs, for people. */
final class Costs {
    private static final String NO_CURRENCY = "XXX";

    private Costs() {}

    /** A dash where nothing is carried, and so nothing paid. */
    static String of(long minor, String currency) {
        if (currency.isBlank() || currency.equals(NO_CURRENCY)) return "–";
        return Figures.money(new Money(minor, Currency.getInstance(currency)).amount(), currency);
    }
}
