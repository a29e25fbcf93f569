package dev.dovetail.connectors.ups;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A label as UPS made it; {@code image} is Base64. */
record Label(String tracking, String format, String image) {
    private static final Pattern TRACKING = Pattern.compile("[A-Z0-9]{8,34}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]+=*\\s*");

    /** Null unless all of it is there and looks like what it should be. */
    static @Nullable Label of(JsonNode tracking, JsonNode format, JsonNode image) {
        var number = tracking.asString("");
        var picture = image.asString("");
        if (!TRACKING.matcher(number).matches() || !BASE64.matcher(picture).matches()) return null;
        return new Label(number, format.path("Code").asString("GIF").toUpperCase(Locale.ROOT), picture);
    }
}
