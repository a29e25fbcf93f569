/** What the OMS tells the channels an order came from. */
@NullMarked
package dev.dovetail.contract.channel;

import org.jspecify.annotations.NullMarked;
