package io.heatscheduler.reports.mustfail;

import io.heatscheduler.agents.RunStatus;

/** Breaks a rule on purpose: reports may not use the agents. */
record ReportsUseAgents(RunStatus status) {}
