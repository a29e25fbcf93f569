package dev.dovetail.connectors.ups;

import dev.dovetail.ground.vault.Contact;
import dev.dovetail.kernel.ContactId;

/** Opens a sealed contact: the vault. */
interface Contacts {
    Contact open(ContactId id);
}
