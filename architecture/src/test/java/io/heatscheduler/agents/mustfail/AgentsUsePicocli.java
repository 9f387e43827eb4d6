package io.heatscheduler.agents.mustfail;

import picocli.CommandLine;

/** Breaks a rule on purpose: agents may not use picocli. */
record AgentsUsePicocli(CommandLine commandLine) {}
