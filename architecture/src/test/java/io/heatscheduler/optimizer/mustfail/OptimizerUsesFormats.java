package io.heatscheduler.optimizer.mustfail;

import io.heatscheduler.formats.mustfail.InFormats;

/** Breaks a rule on purpose: the optimizer may not use formats. */
public record OptimizerUsesFormats(InFormats formats) {}
