package io.heatscheduler.core.verify.mustfail;

import com.google.ortools.sat.CpModel;

/** Breaks a rule on purpose: the independent check may not know a solver. */
record VerifyUsesOptimizer(CpModel model) {}
