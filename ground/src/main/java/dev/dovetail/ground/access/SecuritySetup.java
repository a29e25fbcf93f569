package dev.dovetail.ground.access;

import dev.dovetail.ground.edge.Problems;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Two chains: the API's, which is one filter, and the console's, with sessions, CSRF tokens and security headers. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "ground.spring_session", maxInactiveIntervalInSeconds = 12 * 60 * 60)
class SecuritySetup {
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Requests are measured once, as a whole: a timer for each filter costs more than it tells. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(ApiKeys keys, Problems problems) {
        return new DefaultSecurityFilterChain(request -> ApiKeyFilter.isApi(request), new ApiKeyFilter(keys, problems));
    }

    @Bean
    @Order(2)
    SecurityFilterChain consoleChain(HttpSecurity http, PasswordLogin login) {
        var fromScript = new RequestHeaderRequestMatcher("HX-Request");
        return http.authorizeHttpRequests(
                        routes -> routes.requestMatchers("/login", "/assets/**", "/favicon.ico", "/error", "/health")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .authenticationProvider(login)
                .formLogin(form -> form.loginPage("/login").permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?bye").deleteCookies("dovetail"))
                // Neither a token nor a wish to come back makes a session: strangers leave no rows.
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
                .exceptionHandling(exceptions -> exceptions.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), fromScript))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .build();
    }

    /** Where a parameter is read first decides who answers: a filter's caller gets 400, a route's gets our code. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value ->
                value.chars().noneMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0));
        return firewall;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("dovetail");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
