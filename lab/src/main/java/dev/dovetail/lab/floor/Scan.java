package dev.dovetail.lab.floor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One scan: what a handheld saw, under an id of its own making. */
record Scan(UUID id, String kind, Map<String, Object> fields) {

    static Scan of(UUID id, String kind, Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return new Scan(id, kind, fields);
    }

    Map<String, Object> body(String worker, String at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("scanId", id.toString());
        body.put("kind", kind);
        body.put("worker", worker);
        body.put("at", at);
        body.putAll(fields);
        return body;
    }

    /** @param outcome {@code accepted}, {@code already} or {@code refused} */
    record Result(Scan scan, String outcome, String code, String takenAt) {
        boolean good() {
            return !outcome.equals("refused");
        }
    }
}
