/**
 * The words everyone shares: ids, slots, quantities, money, decisions, refusals, causes.
 *
 * <p>Plain Java: no Spring, no SQL, no clock of its own.
 */
@NullMarked
package dev.dovetail.kernel;

import org.jspecify.annotations.NullMarked;
