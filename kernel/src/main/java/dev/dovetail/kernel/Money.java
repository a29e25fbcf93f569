package dev.dovetail.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount in minor units (cents, pence) of one currency. */
public record Money(long minor, Currency currency) {

    /** Rounds once, half even, to the currency's minor units. */
    public static Money of(BigDecimal amount, Currency currency) {
        var minor = amount.movePointRight(Math.max(currency.getDefaultFractionDigits(), 0))
                .setScale(0, RoundingMode.HALF_EVEN);
        return new Money(minor.longValueExact(), currency);
    }

    /** The amount in major units, for people and partners. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, Math.max(currency.getDefaultFractionDigits(), 0));
    }
}
