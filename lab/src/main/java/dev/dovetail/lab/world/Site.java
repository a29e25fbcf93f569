package dev.dovetail.lab.world;

import java.util.List;

/**
 * A node of the world.
 *
 * @param kind {@code warehouse}, {@code store} or {@code supplier}; a supplier only delivers
 */
public record Site(
        int nodeId, String code, String name, String kind, double lat, double lon, String zone, Address address) {

    /** A public address: no person lives there. */
    public record Address(String name, String street, String city, String region, String postalCode, String country) {}

    /** Whether orders leave from here. */
    public boolean ships() {
        return !kind.equals("supplier");
    }

    /** Three warehouses, a store and a supplier at real places. */
    private static final String SITES = """
            1|RNO1|Reno|warehouse|39.6412|-119.8735|America/Los_Angeles|14291 Lear Blvd|NV|89506
            2|IND1|Plainfield|warehouse|39.6893|-86.3919|America/Indiana/Indianapolis|2601 Stout Rd|IN|46168
            3|ABE1|Allentown|warehouse|40.5824|-75.5911|America/New_York|7900 Snowdrift Rd|PA|18106
            4|CHI-S|Chicago|store|41.8971|-87.6223|America/Chicago|645 N Michigan Ave|IL|60611
            5|LGB-V|Long Beach|supplier|33.7706|-118.182|America/Los_Angeles|1 Pier F Ave|CA|90802
            """;

    static List<Site> all() {
        return SITES.lines().map(line -> of(line.split("\\|"))).toList();
    }

    private static Site of(String[] field) {
        var name = field[2] + " " + field[3];
        return new Site(
                Integer.parseInt(field[0]),
                field[1],
                name,
                field[3],
                Double.parseDouble(field[4]),
                Double.parseDouble(field[5]),
                field[6],
                new Address(name, field[7], field[2], field[8], field[9], "US"));
    }
}
