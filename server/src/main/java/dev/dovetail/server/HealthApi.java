package dev.dovetail.server;

import dev.dovetail.ground.access.Open;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the program can do its work now. Open to everyone, and tells nothing else. */
@RestController
class HealthApi {
    private final JdbcClient jdbc;

    HealthApi(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Health(String status) {}

    @GetMapping("/health")
    @Open("a load balancer asks")
    Health health() {
        jdbc.sql("select 1").query(Integer.class).single();
        return new Health("up");
    }
}
