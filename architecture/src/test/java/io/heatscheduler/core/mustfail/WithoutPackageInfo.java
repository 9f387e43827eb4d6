package io.heatscheduler.core.mustfail;

/** Breaks a rule on purpose: its package has no @NullMarked. */
record WithoutPackageInfo() {}
