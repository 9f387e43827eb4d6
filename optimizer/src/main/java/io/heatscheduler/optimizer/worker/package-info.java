/**
 * Native solvers in a process of their own: what they crash is not ours.
 *
 * <p>Start at {@link io.heatscheduler.optimizer.worker.SolverProcess}; the child's entry is {@link
 * io.heatscheduler.optimizer.worker.WorkerMain}. The two speak in frames over the child's standard
 * input and output ({@code Frames}), with an explicit binary form of every record ({@code
 * ProblemCodec}); nothing is deserialised by class name.
 *
 * <p>{@link io.heatscheduler.optimizer.worker.Child} starts other programs in the same way: memory
 * limit, scratch folder, an environment without secrets.
 *
 * <p><b>May depend on:</b> {@code optimizer.problem}, {@code optimizer.exact}, the JDK. No Spring.
 */
@NullMarked
package io.heatscheduler.optimizer.worker;

import org.jspecify.annotations.NullMarked;
