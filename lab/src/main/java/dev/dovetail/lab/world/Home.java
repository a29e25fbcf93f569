package dev.dovetail.lab.world;

/** Where a household of the log lives in this world, under an invented name. */
public record Home(
        String name,
        String street,
        String city,
        String region,
        String postalCode,
        String country,
        String email,
        String phone,
        double lat,
        double lon) {
    private static final double EARTH_KM = 6371.0088;

    /** The great-circle distance in kilometres (haversine). */
    double kmTo(double otherLat, double otherLon) {
        double phi = Math.toRadians(otherLat - lat) / 2;
        double lambda = Math.toRadians(otherLon - lon) / 2;
        double a = Math.pow(Math.sin(phi), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(otherLat)) * Math.pow(Math.sin(lambda), 2);
        return 2 * EARTH_KM * Math.asin(Math.sqrt(a));
    }
}
