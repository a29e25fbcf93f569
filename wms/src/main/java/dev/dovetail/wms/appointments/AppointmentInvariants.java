package dev.dovetail.wms.appointments;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of appointments. */
@Configuration
class AppointmentInvariants {
    @Bean
    Invariant noTwoStandAtOneDoor() {
        return new Invariant("W71", "no two appointments that are still to be kept have one door at one time", """
            select a.node_id, a.id, b.id as other, a.door_id, a.from_at, a.until_at
              from wms.appointment a
              join wms.appointment b
                on b.node_id = a.node_id and b.door_id = a.door_id and b.id > a.id
               and tstzrange(a.from_at, a.until_at) && tstzrange(b.from_at, b.until_at)
               and b.state in ('booked', 'arrived', 'started')
             where a.state in ('booked', 'arrived', 'started')
            """);
    }

    @Bean
    Invariant timesFollowTheState() {
        return new Invariant("W72", "an appointment's times are those of its state, and it is at a dock", """
            select a.node_id, a.id, a.state, a.arrived_at, a.started_at, a.ended_at, l.kind
              from wms.appointment a
              left join wms.location l on l.node_id = a.node_id and l.id = a.door_id
             where l.kind is distinct from 'dock'
                or a.until_at <= a.from_at
                or a.arrived_at > a.started_at or a.started_at > a.ended_at
                or (a.state in ('arrived', 'started', 'done') and a.arrived_at is null)
                or (a.state in ('started', 'done') and a.started_at is null)
                or (a.state in ('done', 'cancelled', 'no-show')) <> (a.ended_at is not null)
            """);
    }
}
