package dev.dovetail.ground.edge;

import dev.dovetail.kernel.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON bodies strictly, so that what was not understood is never silently dropped.
 *
 * <p>Refuses, as {@link Malformed} with the JSON pointer of the field: more than 4 MB ({@code request.too-large}, also
 * when sent in chunks), one that comes too slowly ({@code request.too-slow}), no JSON, a repeated field or nesting past 64 ({@code request.malformed-json}), a field the type
 * does not have ({@code request.unknown-field}), a field it must have ({@code request.missing}: every record component
 * that is not {@code @Nullable}), a value of another kind, such as 1.5 for a whole number ({@code request.wrong-type}),
 * a NUL character anywhere ({@code request.nul}), and what a record's constructor refuses ({@code request.invalid}).
 */
@Component
public class Body {
    /** The most bytes a body may have. */
    public static final int LIMIT = 4 * 1024 * 1024;

    private static final int USUAL_SECONDS = 20;

    private final JsonMapper mapper = StrictMapper.build();
    private final JsonMapper writer = JsonMapper.builder().build();
    private final Duration time;

    public Body() {
        this(USUAL_SECONDS);
    }

    /** @param seconds how long a body may take to come, before what its bytes give it */
    @Autowired
    Body(@Value("${dovetail.body-seconds:" + USUAL_SECONDS + "}") int seconds) {
        this.time = Duration.ofSeconds(seconds);
    }

    /** The request's whole body, at most {@link #LIMIT} bytes. */
    public byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > LIMIT) throw tooLarge();
        try {
            byte[] body = stream(request).readNBytes(LIMIT + 1);
            if (body.length > LIMIT) throw tooLarge();
            return body;
        } catch (IOException e) {
            throw new Malformed("request.cut-off", null, "the body ended before all of it had arrived");
        }
    }

    /** The request's body as it comes; reading it refuses {@code request.too-slow} where it does not get on. */
    public InputStream stream(HttpServletRequest request) throws IOException {
        return new Hurried(request.getInputStream(), time);
    }

    /** Reads the request's body as {@code type}. */
    public <T> T read(HttpServletRequest request, Class<T> type) {
        return read(bytes(request), type);
    }

    /** Reads {@code body} as {@code type}. */
    public <T> T read(byte[] body, Class<T> type) {
        if (body.length > LIMIT) throw tooLarge();
        Characters.check(body, mapper);
        try {
            T value = mapper.readValue(body, type);
            if (value == null) throw new Malformed("request.missing", "", "the body is null");
            return value;
        } catch (JacksonException e) {
            throw Faults.of(e);
        }
    }

    /** Answers with {@code value}, whole and of a known length. */
    public void write(HttpServletResponse response, int status, Object value) throws IOException {
        byte[] json = writer.writeValueAsBytes(value);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static Malformed tooLarge() {
        return new Malformed("request.too-large", null, "a body has at most " + LIMIT + " bytes");
    }

    /** How many rows a page has. Refuses {@code request.limit} unless that is 1 to {@code most}; answers it. */
    public static int limit(int limit, int most) {
        if (limit < 1 || limit > most)
            throw new Malformed("request.limit", "limit", "a page has 1 to " + most + ", not " + limit);
        return limit;
    }
}
