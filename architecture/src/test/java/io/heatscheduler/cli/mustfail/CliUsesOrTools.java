package io.heatscheduler.cli.mustfail;

import com.google.ortools.sat.CpModel;

/** Breaks a rule on purpose: only the optimizer may use OR-Tools. */
record CliUsesOrTools(CpModel model) {}
