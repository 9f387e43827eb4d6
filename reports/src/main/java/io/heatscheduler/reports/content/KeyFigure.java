package io.heatscheduler.reports.content;

/**
 * One figure of the headline.
 *
 * @param id stable name, e.g. {@code plan_cost}
 * @param label what it is
 * @param value the figure with its unit, or a word where there is none
 * @param detail what to compare it with, or why there is none; empty if there is nothing to say
 * @param tone how it is meant
 */
public record KeyFigure(String id, String label, String value, String detail, Tone tone) {}
