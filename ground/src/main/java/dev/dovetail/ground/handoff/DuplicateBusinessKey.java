package dev.dovetail.ground.handoff;

/** A fault: a second message wants a business key that was claimed before. Such a key names one effect, for ever. */
public final class DuplicateBusinessKey extends RuntimeException {
    DuplicateBusinessKey(String keys) {
        super("claimed before: " + keys);
    }
}
