package dev.dovetail.oms.feeds;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;

/** The code of what is refused. */
final class Refusals {
    private Refusals() {}

    static String code(Runnable work) {
        try {
            work.run();
            return "nothing was refused";
        } catch (Refused e) {
            return e.refusal().code();
        } catch (Malformed e) {
            return e.code();
        } catch (TryLater e) {
            return e.code();
        }
    }
}
