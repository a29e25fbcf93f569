package dev.dovetail.ground.edge;

import dev.dovetail.kernel.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Turns Jackson's complaints into ours. Never quotes a value, which may be a person's name. */
final class Faults {
    private Faults() {}

    static Malformed of(JacksonException e) {
        var path = pointer(e.getPath());
        return switch (e) {
            case InputCoercionException fault ->
                new Malformed("request.wrong-type", path, "expected " + kind(fault.getTargetType()));
            case StreamReadException fault -> notJson(fault);
            case UnrecognizedPropertyException fault ->
                new Malformed("request.unknown-field", path, "there is no field " + fault.getPropertyName() + " here");
            case InvalidNullException _ -> new Malformed("request.missing", path, "this field must have a value");
            case ValueInstantiationException fault -> refusedByRecord(fault, path);
            case MismatchedInputException fault
            when missing(fault) -> new Malformed("request.missing", path, "this field must be there");
            case MismatchedInputException fault ->
                new Malformed("request.wrong-type", path, "expected " + kind(fault.getTargetType()));
            default -> new Malformed("request.malformed-json", path, "the body cannot be read");
        };
    }

    private static Malformed notJson(StreamReadException fault) {
        var at = fault.getLocation();
        var why = String.valueOf(fault.getOriginalMessage()).startsWith("Duplicate")
                ? "a field is there twice"
                : "no JSON";
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Malformed("request.malformed-json", null, why + where);
    }

    private static Malformed refusedByRecord(ValueInstantiationException fault, String path) {
        return switch (fault.getCause()) {
            case Malformed inner ->
                new Malformed(inner.code(), path + (inner.path() == null ? "" : inner.path()), inner.detail());
            case IllegalArgumentException why ->
                new Malformed("request.invalid", path, String.valueOf(why.getMessage()));
            case null, default -> new Malformed("request.invalid", path, "this value is refused");
        };
    }

    private static boolean missing(MismatchedInputException fault) {
        var message = String.valueOf(fault.getOriginalMessage());
        return message.startsWith("Missing required creator")
                || message.startsWith("Cannot map `null`")
                || message.startsWith("No content");
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) return "another kind of value";
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class)
            return "a whole number";
        if (Number.class.isAssignableFrom(type)) return "a number";
        if (type == boolean.class || type == Boolean.class) return "true or false";
        if (CharSequence.class.isAssignableFrom(type)) return "text";
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) return "a list";
        if (type.isEnum()) return "one of " + List.of(type.getEnumConstants());
        if (java.time.temporal.Temporal.class.isAssignableFrom(type)) return "a date or time in ISO form";
        return type.isRecord() ? "an object" : "another kind of value";
    }

    private static String pointer(List<JacksonException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            var name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? Integer.toString(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
