package dev.dovetail.ground.access;

import java.util.Collection;
import java.util.Map;

/** Who is meant by a name that somebody signed in with, or by a badge that was read. */
public interface People {
    /** The ids of the users behind these badges and names; one that is nobody's is absent. A badge goes before a name. */
    Map<String, Long> behind(Collection<String> names);
}
