package dev.dovetail.oms.network;

/** A point on the earth, in degrees. */
public record Place(double lat, double lon) {
    private static final double EARTH_KM = 6371.0088;

    public Place {
        if (!(lat >= -90 && lat <= 90) || !(lon >= -180 && lon <= 180))
            throw new IllegalArgumentException("no such place: " + lat + ", " + lon);
    }

    /** To two decimals, about a kilometre: as near as sourcing needs it, and no nearer to a person's door. */
    public Place coarse() {
        return new Place(Math.round(lat * 100) / 100.0, Math.round(lon * 100) / 100.0);
    }

    /** Great-circle distance by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984) over the mean earth radius. */
    public double kmTo(Place other) {
        double a = square(Math.sin(Math.toRadians(other.lat - lat) / 2))
                + Math.cos(Math.toRadians(lat))
                        * Math.cos(Math.toRadians(other.lat))
                        * square(Math.sin(Math.toRadians(other.lon - lon) / 2));
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static double square(double x) {
        return x * x;
    }
}
