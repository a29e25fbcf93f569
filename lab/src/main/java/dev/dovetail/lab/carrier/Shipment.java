package dev.dovetail.lab.carrier;

/**
 * A label that was made and will be charged for unless it is voided.
 *
 * @param reference what the shipper calls it; a carrier does not care whether it is unique
 */
record Shipment(String tracking, String reference, String shipper, String format, boolean voided) {
    Shipment asVoided() {
        return new Shipment(tracking, reference, shipper, format, true);
    }
}
