package io.heatscheduler.core.here.mustfail;

import io.heatscheduler.core.there.mustfail.CycleThere;

/** Breaks a rule on purpose: packages may form no cycle. */
public record CycleHere(CycleThere there) {}
