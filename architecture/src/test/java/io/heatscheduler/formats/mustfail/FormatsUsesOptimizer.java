package io.heatscheduler.formats.mustfail;

import io.heatscheduler.optimizer.mustfail.OptimizerUsesFormats;

/** Breaks a rule on purpose: formats may not use the optimizer. */
record FormatsUsesOptimizer(OptimizerUsesFormats optimizer) {}
