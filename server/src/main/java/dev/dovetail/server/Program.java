package dev.dovetail.server;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.Login;
import dev.dovetail.kernel.IdSource;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Puts the parts together over a migrated database. The trading day and the tests give it a clock, ids and chance of their
 * own; the server gives it the real ones.
 */
public record Program(Login database, Home home, InstantSource clock, IdSource ids, RandomGenerator random) {
    /** A part that takes the place of the program's own. */
    public record Part<T>(Class<T> type, T instance) {
        void giveTo(GenericApplicationContext context) {
            context.registerBean(type, () -> instance);
        }
    }

    public ConfigurableApplicationContext serve(Map<String, Object> properties, Part<?>... parts) {
        return new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(properties)
                .initializers(context -> giveTo((GenericApplicationContext) context, parts))
                .run();
    }

    private void giveTo(GenericApplicationContext context, Part<?>... parts) {
        context.registerBean(Login.class, () -> database);
        context.registerBean(Home.class, () -> home);
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(IdSource.class, () -> ids);
        context.registerBean(RandomGenerator.class, () -> random);
        for (var part : parts) part.giveTo(context);
    }
}
