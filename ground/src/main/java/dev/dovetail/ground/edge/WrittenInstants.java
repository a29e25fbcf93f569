package dev.dovetail.ground.edge;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Takes instants in ISO 8601 only: a bare number may be seconds or milliseconds, and nobody says which. */
final class WrittenInstants extends SimpleModule {
    private static final long serialVersionUID = 1;

    WrittenInstants() {
        addDeserializer(Instant.class, new Written());
    }

    private static final class Written extends StdDeserializer<Instant> {
        Written() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING) || !parser.getString().contains(":"))
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            return InstantDeserializer.INSTANT.deserialize(parser, context);
        }
    }
}
