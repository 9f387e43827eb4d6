/** Processes of searches that are killed, starved and stopped. */
package io.heatscheduler.server.solver;
