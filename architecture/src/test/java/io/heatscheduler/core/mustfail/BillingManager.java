package io.heatscheduler.core.mustfail;

/** Breaks a rule on purpose: no class may be named so. */
record BillingManager() {}
