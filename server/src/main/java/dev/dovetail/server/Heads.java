package dev.dovetail.server;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives a request's line and headers a time to come, and what is left of a refused body: Tomcat bounds the pause between two
 * bytes only, and one byte a second never pauses.
 */
@ConditionalOnWebApplication
@Component
class Heads implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Duration time;
    private final Duration body;

    Heads(@Value("${dovetail.head-seconds:20}") int seconds, @Value("${dovetail.body-seconds:20}") int bodySeconds) {
        this.time = Duration.ofSeconds(seconds);
        this.body = Duration.ofSeconds(bodySeconds);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(Protocol.class.getName());
        factory.addEngineValves(new Leftovers(body));
        factory.addConnectorCustomizers(connector -> ((Protocol) connector.getProtocolHandler()).headTime = time);
    }

    /** Made by Tomcat, by its name. Once a second it closes connections that have been at one head for too long. */
    public static final class Protocol extends Http11NioProtocol {
        private static final Logger log = LoggerFactory.getLogger(Protocol.class);

        private final Map<Object, Since> atTheirHeads = new WeakHashMap<>();
        private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("heads").factory());

        private Duration headTime = Duration.ofSeconds(20);

        /** @param requests that the processor had answered: with the next head it is another */
        private record Since(Object processor, int requests, long nanos) {}

        @Override
        public void start() throws Exception {
            super.start();
            watch.scheduleWithFixedDelay(() -> look(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
        }

        @Override
        public void stop() throws Exception {
            watch.shutdownNow();
            super.stop();
        }

        private void look(long now) {
            for (var connection : getEndpoint().getConnections())
                try {
                    look(connection, now);
                } catch (RuntimeException e) {
                    log.warn("a connection could not be looked at", e); // the others still are
                }
        }

        /** Processors are used again, and a busy connection has one each time it is looked at: only the same unfinished head counts. */
        private void look(SocketWrapperBase<NioChannel> connection, long now) {
            var request =
                    connection.getCurrentProcessor() instanceof Processor processor ? processor.getRequest() : null;
            if (request == null || isServed(request.getRequestProcessor().getStage())) {
                atTheirHeads.remove(connection);
                return;
            }
            int requests = request.getRequestProcessor().getRequestCount();
            var since = atTheirHeads.get(connection);
            if (since == null || since.processor() != request || since.requests() != requests)
                atTheirHeads.put(connection, new Since(request, requests, now));
            else if (now - since.nanos() > headTime.toNanos()) connection.close();
        }

        /** Its head is whole. */
        private static boolean isServed(int stage) {
            return stage >= Constants.STAGE_PREPARE && stage <= Constants.STAGE_ENDOUTPUT;
        }
    }
}
