package dev.dovetail.ground.vault;

/** A sealed value does not open: its master key is not here, or it was changed or moved to another row. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    SealBroken(String why) {
        super(why);
    }
}
