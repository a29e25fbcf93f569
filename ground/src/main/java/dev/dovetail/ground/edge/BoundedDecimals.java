package dev.dovetail.ground.edge;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.module.SimpleModule;

/** Refuses decimals whose exponent would make later arithmetic explode: {@code 1e999999999} is nine bytes and a gigabyte. */
final class BoundedDecimals extends SimpleModule {
    private static final long serialVersionUID = 1;
    private static final int DIGITS_EACH_SIDE = 30;

    BoundedDecimals() {
        addDeserializer(BigDecimal.class, new Bounded());
    }

    private static final class Bounded extends NumberDeserializers.BigDecimalDeserializer {
        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            var value = super.deserialize(parser, context);
            if (Math.abs((long) value.scale()) > DIGITS_EACH_SIDE || value.precision() > 2 * DIGITS_EACH_SIDE)
                context.reportInputMismatch(BigDecimal.class, "too many digits");
            return value;
        }
    }
}
