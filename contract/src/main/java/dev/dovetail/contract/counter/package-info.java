/** What a till tells of goods that were sold over a counter, in the same words to whoever keeps the store's stock. */
@NullMarked
package dev.dovetail.contract.counter;

import org.jspecify.annotations.NullMarked;
