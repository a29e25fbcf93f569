package dev.dovetail.ground.access;

import dev.dovetail.kernel.Cause;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
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
    private static final int LONGEST_INPUT = 200;

    private final DaoAuthenticationProvider passwords;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    PasswordLogin(Users users, PasswordEncoder encoder, LoginThrottle throttle, Audit audit, InstantSource clock) {
        this.passwords = new DaoAuthenticationProvider(users::load);
        this.passwords.setPasswordEncoder(encoder);
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
        if (!throttle.wait(name, source).isZero()) throw new LockedException("too many failures from this source");
        room.acquireUninterruptibly();
        try {
            var known = passwords.authenticate(login);
            throttle.succeeded(name, source);
            audit.record(
                    new Cause(name, clock.instant(), "console"), "login", "user:" + name, Map.of("source", source));
            return known;
        } catch (BadCredentialsException e) {
            throttle.failed(name, source);
            throw e;
        } finally {
            room.release();
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
