package dev.dovetail.ground.handoff;

import dev.dovetail.kernel.ContactId;

/** Says whose name and address a message needs where it goes: another Dovetail has a vault of its own and may be alone when it prints a label. */
public interface Enclosure {
    /** The type of message. */
    String type();

    /** The contact that goes with a message of that type, sealed for its receiver. */
    ContactId contact(String body);
}
