package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Mark;
import java.util.List;

/** Writes marks under their fences, and answers those that were written; the others' keys have another holder. */
@FunctionalInterface
interface Marking {
    List<Mark> write(List<Mark> marks);
}
