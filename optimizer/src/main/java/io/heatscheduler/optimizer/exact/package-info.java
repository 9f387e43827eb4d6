/**
 * Models of the whole problem for general solvers: an exact integer model for CP-SAT that proves
 * small plants optimal or infeasible, and the textbook mixed-integer program: whole for HiGHS, SCIP
 * and CP-SAT, which the search is measured against, and reduced for branch and cut inside it.
 *
 * <p>Start at {@link io.heatscheduler.optimizer.exact.CpSatFinish} and {@link
 * io.heatscheduler.optimizer.exact.BranchAndCut}. Symbols and constraint numbers are those of
 * docs/model/milp.md, section "Exact models".
 *
 * <p><b>Units:</b> those of {@link io.heatscheduler.optimizer.problem.Units}; a model may use
 * coarser ones inside and then widens its bound by what that can change.
 *
 * <p>Everything here loads native code: use {@code optimizer.worker}, which runs it in a process of
 * its own. <b>May depend on:</b> {@code optimizer.problem}, {@code optimizer.state}, OR-Tools.
 */
@NullMarked
package io.heatscheduler.optimizer.exact;

import org.jspecify.annotations.NullMarked;
