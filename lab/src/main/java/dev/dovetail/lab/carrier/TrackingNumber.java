package dev.dovetail.lab.carrier;

/**
 * UPS's {@code 1Z} numbers: the shipper's six characters, two of service, seven of serial and a check digit.
 *
 * <p>Letters count as (ASCII − 63) mod 10; characters weigh 1 and 2 by turns; the check digit fills up to ten.
 */
final class TrackingNumber {
    private static final long SERIALS = 10_000_000;

    private TrackingNumber() {}

    static String make(String shipper, String service, long serial) {
        String body = shipper + service + String.format("%07d", serial % SERIALS);
        return "1Z" + body + checkDigit(body);
    }

    /** @param body the fifteen characters after {@code 1Z} and before the check digit */
    static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : (c - 63) % 10;
            sum += i % 2 == 0 ? value : 2 * value;
        }
        return (10 - sum % 10) % 10;
    }
}
