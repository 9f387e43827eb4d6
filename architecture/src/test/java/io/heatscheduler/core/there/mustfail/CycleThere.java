package io.heatscheduler.core.there.mustfail;

import io.heatscheduler.core.here.mustfail.CycleHere;

/** Breaks a rule on purpose: packages may form no cycle. */
public record CycleThere(CycleHere here) {}
