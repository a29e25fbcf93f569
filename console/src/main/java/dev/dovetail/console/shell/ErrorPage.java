package dev.dovetail.console.shell;

/**
 * What the page of an error shows.
 *
 * @param advice what to do, in a sentence
 */
public record ErrorPage(String theme, String title, String detail, String advice, String requestId) {}
