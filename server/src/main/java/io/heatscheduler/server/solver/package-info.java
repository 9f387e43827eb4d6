/**
 * Searches in a process of their own: what crashes, hangs or eats memory there is not the server.
 *
 * <p>{@link io.heatscheduler.server.solver.SolverWorkers} starts a process for each run, with a
 * limit of memory and time and an environment without secrets, asks it over its standard input and
 * reads the answer from its standard output; a second process waits, loaded, for the next run.
 * {@link io.heatscheduler.server.solver.SolverWorkerMain} is the process. The native solvers have a
 * process of their own below it ({@code optimizer.worker}).
 *
 * <p><b>May depend on:</b> {@code server.pipeline} (its port {@code Planner}), {@code
 * optimizer.worker}, {@code agents}. No Spring.
 */
@NullMarked
package io.heatscheduler.server.solver;

import org.jspecify.annotations.NullMarked;
