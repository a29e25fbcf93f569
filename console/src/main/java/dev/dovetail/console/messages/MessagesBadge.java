package dev.dovetail.console.messages;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.handoff.Handoffs;
import org.springframework.stereotype.Component;

/** Messages in the navigation; a dead one waits for a person. */
@Component
class MessagesBadge implements Badge {
    private final Handoffs handoffs;

    MessagesBadge(Handoffs handoffs) {
        this.handoffs = handoffs;
    }

    @Override
    public String key() {
        return "messages";
    }

    @Override
    public String path() {
        return "/messages";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public Permission permission() {
        return Permission.MESSAGES_READ;
    }

    @Override
    public long waiting(Caller caller) {
        return handoffs.dead();
    }
}
