package dev.dovetail.carriage;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rates in {@code carriage.zone_rate}. */
@Repository
class RateStore {
    private final JdbcClient jdbc;

    RateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ZoneRate> list() {
        return jdbc.sql("""
            select service, zone, up_to_km, currency, base_minor, per_kg_minor, transit_days,
                   nullif(origin, '') as origin
              from carriage.zone_rate
            """).query(ZoneRate.class).list();
    }

    /** Zones that a named service no longer has go away; a table this small and slow is rewritten, not versioned row by row. */
    void replace(List<ZoneRate> rates) {
        jdbc.sql("delete from carriage.zone_rate where service = any(:services)")
                .param(
                        "services",
                        rates.stream()
                                .map(ZoneRate::service)
                                .distinct()
                                .sorted()
                                .toArray(String[]::new))
                .update();
        jdbc.sql("""
            insert into carriage.zone_rate (service, zone, up_to_km, currency, base_minor, per_kg_minor, transit_days,
                origin)
            select * from unnest(:services, :zones, :reach, :currencies, :base, :perKg, :days, :origins)
            """)
                .param("services", rates.stream().map(ZoneRate::service).toArray(String[]::new))
                .param("zones", rates.stream().mapToInt(ZoneRate::zone).toArray())
                .param("reach", rates.stream().mapToInt(ZoneRate::upToKm).toArray())
                .param("currencies", rates.stream().map(ZoneRate::currency).toArray(String[]::new))
                .param("base", rates.stream().mapToLong(ZoneRate::baseMinor).toArray())
                .param("perKg", rates.stream().mapToLong(ZoneRate::perKgMinor).toArray())
                .param("days", rates.stream().mapToInt(ZoneRate::transitDays).toArray())
                .param("origins", rates.stream().map(Rates::origin).toArray(String[]::new))
                .update();
    }
}
