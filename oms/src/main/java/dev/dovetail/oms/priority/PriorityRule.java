package dev.dovetail.oms.priority;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are so get this priority; what is null matches any. The first rule that matches counts.
 *
 * @param tier the customer's, as the channel says it
 * @param promisedWithinDays promised for at most so many days ahead; an order without a promise does not match
 * @param priority smaller is sooner, 1 to 1,000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriorityRule(
        @Nullable String channel,
        @Nullable String tier,
        @Nullable String service,
        @Nullable Integer promisedWithinDays,
        int priority) {

    boolean matches(String channel, @Nullable String tier, String service) {
        return (this.channel == null || this.channel.equals(channel))
                && (this.tier == null || this.tier.equalsIgnoreCase(tier))
                && (this.service == null || this.service.equals(service));
    }
}
