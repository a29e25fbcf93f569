package dev.dovetail.console.words;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Numbers, money, dates and ages as people read them. */
public final class Figures {
    private static final Locale LOCALE = Locale.US;
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss z", LOCALE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", LOCALE);

    private Figures() {}

    public static String number(long number) {
        return NumberFormat.getIntegerInstance(LOCALE).format(number);
    }

    /** The count with its noun: {@code 1 line}, {@code 12 lines}. */
    public static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    public static String money(BigDecimal amount, String currency) {
        var format = NumberFormat.getCurrencyInstance(LOCALE);
        format.setCurrency(Currency.getInstance(currency.strip()));
        return format.format(amount);
    }

    /** Money counted in its smallest unit; without a currency the bare number. */
    public static String minor(long minor, String currency) {
        if (currency.isBlank()) return number(minor);
        int digits = Currency.getInstance(currency.strip()).getDefaultFractionDigits();
        return money(BigDecimal.valueOf(minor, Math.max(0, digits)), currency);
    }

    /** Money without its currency, counted in hundredths: {@code 300} is {@code 3.00}, {@code 0.5} is {@code 0.005}. */
    public static String hundredths(String minor) {
        var amount = new BigDecimal(minor).movePointLeft(2).stripTrailingZeros();
        return String.format(LOCALE, "%,." + Math.max(2, amount.scale()) + "f", amount);
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String exact(Instant at) {
        return EXACT.format(at.atZone(ZoneOffset.UTC));
    }

    public static String exact(Instant at, ZoneId zone) {
        return EXACT.format(at.atZone(zone));
    }

    /** How long something lasted: {@code 3 h 05 min}, {@code 12 min}, {@code 40 s}. */
    public static String lasted(long millis) {
        var span = Duration.ofMillis(millis);
        if (span.toSeconds() < 60) return span.toSeconds() + " s";
        if (span.toMinutes() < 60) return span.toMinutes() + " min";
        return "%d h %02d min".formatted(span.toHours(), span.toMinutesPart());
    }

    /** How long ago, or in how long, in the largest fitting unit. */
    public static String age(Instant at, Instant now) {
        var ago = Duration.between(at, now);
        if (ago.isNegative()) return "in " + span(ago.negated());
        if (ago.toSeconds() < 5) return "now";
        return span(ago) + " ago";
    }

    private static String span(Duration span) {
        if (span.toSeconds() < 60) return span.toSeconds() + " s";
        if (span.toMinutes() < 60) return span.toMinutes() + " min";
        if (span.toHours() < 48) return span.toHours() + " h";
        if (span.toDays() < 90) return span.toDays() + " days";
        if (span.toDays() < 730) return span.toDays() / 30 + " months";
        return span.toDays() / 365 + " years";
    }
}
