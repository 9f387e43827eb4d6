package io.heatscheduler.formats.mustfail;

/** Breaks a rule on purpose: its package has no @NullMarked. */
public record InFormats() {}
