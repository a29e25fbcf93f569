package dev.dovetail.console.exceptions;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import org.springframework.stereotype.Component;

/** Exceptions in the navigation, with how many wait for a person. */
@Component
class ExceptionsBadge implements Badge {
    private final Exceptions exceptions;

    ExceptionsBadge(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    @Override
    public String key() {
        return "exceptions";
    }

    @Override
    public String path() {
        return "/exceptions";
    }

    @Override
    public int rank() {
        return 60;
    }

    @Override
    public Permission permission() {
        return Permission.ORDERS_READ;
    }

    @Override
    public long waiting(Caller caller) {
        return exceptions.waiting(caller);
    }
}
