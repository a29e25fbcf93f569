package dev.dovetail.ground.edge;

import dev.dovetail.kernel.Malformed;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Refuses what no database column can hold: NUL characters and halves of surrogate pairs. Both need a JSON escape. */
final class Characters {
    private Characters() {}

    /** Looks at the raw bytes first; only a body with a suspicious escape is read twice. */
    static void check(byte[] body, JsonMapper mapper) {
        if (!suspicious(body)) return;
        try (var parser = mapper.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) look(parser, token);
        } catch (JacksonException e) {
            throw Faults.of(e);
        }
    }

    private static boolean suspicious(byte[] body) {
        for (int i = 0; i + 5 < body.length; i++) {
            if (body[i] != '\\' || body[i + 1] != 'u') continue;
            boolean nul = body[i + 2] == '0' && body[i + 3] == '0' && body[i + 4] == '0' && body[i + 5] == '0';
            if (nul || body[i + 2] == 'd' || body[i + 2] == 'D') return true;
        }
        return false;
    }

    private static void look(JsonParser parser, JsonToken token) {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.PROPERTY_NAME) return;
        var text = parser.getString();
        if (text.indexOf(0) >= 0) throw new Malformed("request.nul", path(parser), "text may not hold a NUL character");
        if (halfPair(text))
            throw new Malformed("request.malformed-json", path(parser), "half of a surrogate pair is no character");
    }

    private static String path(JsonParser parser) {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    private static boolean halfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) return true;
            i++;
        }
        return false;
    }
}
