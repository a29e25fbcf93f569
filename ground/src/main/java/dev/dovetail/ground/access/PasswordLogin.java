package dev.dovetail.ground.access;

import dev.dovetail.kernel.Cause;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs people in: throttled, a few at a time (each check costs memory on purpose), and audited. */
@ConditionalOnWebApplication
@Component
class PasswordLogin implements AuthenticationProvider {
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 5;
    static final int LONGEST_INPUT = 200;

    private final DaoAuthenticationProvider passwords;
    private final Users users;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    PasswordLogin(Users users, PasswordEncoder encoder, LoginThrottle throttle, Audit audit, InstantSource clock) {
        this.passwords = new DaoAuthenticationProvider(users::load);
        this.passwords.setPasswordEncoder(encoder);
        this.users = users;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication login) throws AuthenticationException {
        var name = login.getName();
        var source = login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
        if (name.length() > LONGEST_INPUT
                || String.valueOf(login.getCredentials()).length() > LONGEST_INPUT)
            throw new BadCredentialsException("too long");
        takeRoom();
        try {
            return throttled(login, name, source);
        } finally {
            room.release();
        }
    }

    /** The wait is looked at with the room taken, so that a crowd of guesses cannot all pass before the first one failed. */
    private Authentication throttled(Authentication login, String name, String source) {
        if (!throttle.wait(name, source).isZero()) throw new LockedException("too many failures from this source");
        try {
            var known = passwords.authenticate(login);
            throttle.succeeded(name, source);
            note(name, "login", "user:" + name, source);
            return known;
        } catch (BadCredentialsException e) {
            throttle.failed(name, source);
            failed(name, source);
            throw e;
        }
    }

    /** A name that is nobody's may be a mistyped password: it is not kept. The limit keeps strangers from filling the disk. */
    private void failed(String name, String source) {
        var subject = "user:" + users.findHash(name).map(_ -> name).orElse("unknown");
        if (throttle.mayNote()) note("anonymous", "login.failed", subject, source);
    }

    private void note(String who, String action, String subject, String source) {
        audit.record(new Cause(who, clock.instant(), "console"), action, subject, Map.of("source", source));
    }

    private void takeRoom() {
        try {
            if (room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new LockedException("too many people sign in at once");
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
