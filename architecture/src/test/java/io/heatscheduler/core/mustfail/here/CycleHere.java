package io.heatscheduler.core.mustfail.here;

import io.heatscheduler.core.mustfail.there.CycleThere;

/** Breaks a rule on purpose: packages may form no cycle. */
public record CycleHere(CycleThere there) {}
