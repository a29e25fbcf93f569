package dev.dovetail.kernel;

/** Carries a refusal out to an edge: HTTP answers 404, 409 or 422 with its code; a handoff parks the message for a person. */
public final class Refused extends RuntimeException {
    private final transient Refusal refusal;
    private final Kind kind;

    /** What the edge answers: 404, 409 or 422. */
    public enum Kind {
        NOT_FOUND,
        CONFLICT,
        UNPROCESSABLE
    }

    public Refused(Kind kind, Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.kind = kind;
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    public Kind kind() {
        return kind;
    }
}
