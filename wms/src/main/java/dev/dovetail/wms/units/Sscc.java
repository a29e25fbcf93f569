package dev.dovetail.wms.units;

/**
 * The serial shipping container code of a logistic unit: extension digit, GS1 company prefix, serial reference and check
 * digit, 18 digits (GS1 General Specifications, 3.2 and 7.9).
 */
public record Sscc(String digits) {
    private static final int LENGTH = 18;

    public Sscc {
        if (!digits.matches("[0-9]{18}") || digits.charAt(LENGTH - 1) - '0' != check(digits.substring(0, LENGTH - 1)))
            throw new IllegalArgumentException("not an SSCC: " + digits);
    }

    static Sscc of(int extension, String prefix, long serial) {
        int room = LENGTH - 2 - prefix.length();
        var body = extension + prefix + String.format("%0" + room + "d", serial);
        if (body.length() != LENGTH - 1) throw new IllegalArgumentException("no room for " + serial + " in " + prefix);
        return new Sscc(body + check(body));
    }

    /** From the right, digits count three and one by turns; the check digit makes the sum a multiple of ten. */
    static int check(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++)
            sum += (body.charAt(body.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        return (10 - sum % 10) % 10;
    }
}
