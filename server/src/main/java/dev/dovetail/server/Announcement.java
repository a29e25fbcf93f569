package dev.dovetail.server;

import dev.dovetail.ground.storage.Home;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says where the program can be reached, on the terminal and, for other programs, in the file {@code address}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty("dovetail.announce")
class Announcement implements ApplicationListener<ApplicationReadyEvent> {
    private final Home home;
    private final String host;

    Announcement(Home home, @Value("${server.address}") String host) {
        this.home = home;
        this.host = host;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web)) return;
        var server = web.getWebServer();
        if (server == null) return;
        String name = host.contains(":") ? "[" + host + "]" : host;
        String address = "http://" + name + ":" + server.getPort();
        home.writePrivate("address", address);
        System.out.println("Dovetail is ready at " + address);
    }
}
