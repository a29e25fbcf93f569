package dev.dovetail.wms.ways;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of a building's ways, where it has any. */
@Configuration
class WayInvariants {
    @Bean
    Invariant eachBinIsOnASegment() {
        return new Invariant("W11", "where a building has ways, each bin stands on a segment of them", """
                select l.node_id, l.code, null::text as segment, null::int as at_mm
                  from wms.location l
                 where l.kind in ('bin', 'reserve')
                   and exists (select from wms.segment g where g.node_id = l.node_id)
                   and not exists (select from wms.stand s where s.node_id = l.node_id and s.location = l.code)
                 union all
                select s.node_id, s.location, s.segment, s.at_mm
                  from wms.stand s
                  left join wms.segment g on g.node_id = s.node_id and g.code = s.segment
                 where g.code is null or s.at_mm > g.length_mm
                """);
    }

    @Bean
    Invariant allIsWalkedToFromTheStart() {
        return new Invariant("W12", "each segment can be walked to from the start, and back", """
                with recursive edge as (
                  select node_id, from_junction as a, to_junction as b from wms.segment
                   union all
                  select node_id, to_junction, from_junction from wms.segment where not one_way),
                start as (
                  select node_id, min(code) as code from wms.station where kind = 'start' group by node_id),
                begin as (
                  select s.node_id, s.junction from wms.station s join start using (node_id, code)),
                out as (
                  select node_id, junction from begin
                   union
                  select o.node_id, e.b from out o join edge e on e.node_id = o.node_id and e.a = o.junction),
                back as (
                  select node_id, junction from begin
                   union
                  select k.node_id, e.a from back k join edge e on e.node_id = k.node_id and e.b = k.junction)
                select g.node_id, g.code, g.from_junction, g.to_junction, g.one_way
                  from wms.segment g
                 where not exists (select from out o where o.node_id = g.node_id
                                      and (o.junction = g.from_junction or not g.one_way and o.junction = g.to_junction))
                    or not exists (select from back k where k.node_id = g.node_id
                                      and (k.junction = g.to_junction or not g.one_way and k.junction = g.from_junction))
                """);
    }
}
