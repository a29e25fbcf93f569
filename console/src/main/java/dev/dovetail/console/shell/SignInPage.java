package dev.dovetail.console.shell;

import org.springframework.security.web.csrf.CsrfToken;

/**
 * What the page for signing in shows.
 *
 * @param notice why it is shown: {@code error}, {@code bye} or nothing
 */
public record SignInPage(CsrfToken csrf, String theme, String notice) {}
