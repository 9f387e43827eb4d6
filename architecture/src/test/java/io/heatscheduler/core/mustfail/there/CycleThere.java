package io.heatscheduler.core.mustfail.there;

import io.heatscheduler.core.mustfail.here.CycleHere;

/** Breaks a rule on purpose: packages may form no cycle. */
public record CycleThere(CycleHere here) {}
