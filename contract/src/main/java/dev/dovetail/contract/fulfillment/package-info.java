/**
 * What the OMS and a node say to each other. Our own warehouse, a store, a supplier and a 3PL all answer these records.
 *
 * <p>Each record is one message with its name on the wire; a changed meaning is a new version, never an edit.
 */
@NullMarked
package dev.dovetail.contract.fulfillment;

import org.jspecify.annotations.NullMarked;
