package dev.dovetail.server;

import dev.dovetail.ground.access.Open;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the program can do its work now. Open to everyone, and tells nothing else. */
@RestController
class HealthApi {
    private final JdbcClient jdbc;
    private final List<String> roles;

    HealthApi(JdbcClient jdbc, @Value("${dovetail.roles:oms,wms,console}") List<String> roles) {
        this.jdbc = jdbc;
        this.roles = List.copyOf(roles);
    }

    record Health(String status, List<String> roles) {}

    @GetMapping("/health")
    @Open("a load balancer asks")
    Health health() {
        jdbc.sql("select 1").query(Integer.class).single();
        return new Health("up", roles);
    }
}
