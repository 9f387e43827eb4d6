package io.heatscheduler.optimizer.exact;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One run of SCIP on a program, in turns of a fixed number of simplex iterations: SCIP works on a
 * thread of its own and is held inside an event handler between turns, so that what it knows after
 * a turn does not depend on time.
 *
 * <p>One thread at a time. To be closed.
 */
final class ScipRun implements AutoCloseable {
  /** Node, linear-relaxation, solution and row events, SCIP 10: where a turn may end. */
  private static final long EVENTS = 0x7FF80000L;

  private static final int CONTINUOUS = 3;
  private static final int INTEGER = 1;
  private static final int OPTIMAL = 1;
  private static final int INFEASIBLE = 2;
  private static final double INFINITY = 1e20;

  private final ScipLibrary scip;
  private final LinearProgram program;
  private final double cutoff;
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore answer = new Semaphore(0);
  private final Thread thread = new Thread(this::work, "scip");
  private volatile long granted;
  private volatile boolean stop;
  private volatile State state = new State(0, Double.NEGATIVE_INFINITY, null, false, false);
  private volatile @Nullable Throwable failure;
  private MemorySegment self = MemorySegment.NULL;
  private MemorySegment columns = MemorySegment.NULL;
  private int solutionsRead;

  /**
   * What is known after a turn.
   *
   * @param iterations simplex iterations made, strong branching included
   * @param bound no solution below the cutoff is cheaper; minus infinity before the first one
   * @param solution values of the columns in the best solution; null if none is known
   * @param ended whether there is nothing more to do
   * @param exhausted whether it is proven that nothing is cheaper than the solution or the cutoff
   */
  record State(
      long iterations,
      double bound,
      double @Nullable [] solution,
      boolean ended,
      boolean exhausted) {}

  /**
   * A run that has not begun.
   *
   * @param cutoff only solutions cheaper than this are of interest
   */
  ScipRun(ScipLibrary scip, LinearProgram program, double cutoff) {
    this.scip = scip;
    this.program = program;
    this.cutoff = cutoff;
    thread.setDaemon(true);
  }

  /** Works until so many more iterations are made, or for good, and says what is known then. */
  State advance(long iterations) {
    if (state.ended()) {
      return state;
    }
    granted = state.iterations() + iterations;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    } else {
      turn.release();
    }
    answer.acquireUninterruptibly();
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException("SCIP failed", thrown);
    }
    return state;
  }

  /** Ends the run and frees what it holds. */
  @Override
  public void close() {
    stop = true;
    turn.release();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("IllegalCatch") // whatever ends the thread must wake the one that waits for it
  private void work() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment place = arena.allocate(ValueLayout.ADDRESS);
      ScipLibrary.check((int) scip.create.invokeExact(place));
      self = place.get(ValueLayout.ADDRESS, 0);
      ScipLibrary.check((int) scip.includeDefaultPlugins.invokeExact(self));
      build(arena, place);
      catchEvents(arena, place);
      ScipLibrary.check((int) scip.solve.invokeExact(self));
      int status = (int) scip.status.invokeExact(self);
      if (!stop) {
        read(true, status == OPTIMAL || status == INFEASIBLE);
      }
      place.set(ValueLayout.ADDRESS, 0, self);
      ScipLibrary.check((int) scip.free.invokeExact(place));
    } catch (Throwable e) {
      failure = e;
    } finally {
      answer.release();
    }
  }

  private void build(Arena arena, MemorySegment place) throws Throwable {
    set(arena, "display/verblevel", 0);
    ScipLibrary.check(
        (int) scip.setBool.invokeExact(self, arena.allocateFrom("misc/catchctrlc"), 0));
    ScipLibrary.check((int) scip.createProblem.invokeExact(self, arena.allocateFrom("plan")));
    columns = arena.allocate(ValueLayout.ADDRESS, Math.max(1, program.columns()));
    for (int c = 0; c < program.columns(); c++) {
      addColumn(place, c);
    }
    LinearProgram.Row[] rows = program.rowTerms();
    for (int r = 0; r < rows.length; r++) {
      addRow(place, r, rows[r]);
    }
    ScipLibrary.check((int) scip.addOffset.invokeExact(self, program.offset()));
    ScipLibrary.check((int) scip.setCutoff.invokeExact(self, cutoff));
  }

  private void set(Arena arena, String name, int value) throws Throwable {
    ScipLibrary.check((int) scip.setInt.invokeExact(self, arena.allocateFrom(name), value));
  }

  private void addColumn(MemorySegment place, int c) throws Throwable {
    boolean binary = program.lower(c) >= 0 && program.upper(c) <= 1;
    int type = program.isInteger(c) ? binary ? 0 : INTEGER : CONTINUOUS;
    try (Arena arena = Arena.ofConfined()) {
      ScipLibrary.check(
          (int)
              scip.createVariable.invokeExact(
                  self,
                  place,
                  arena.allocateFrom("x" + c),
                  finite(program.lower(c)),
                  finite(program.upper(c)),
                  program.cost(c),
                  type));
    }
    MemorySegment column = place.get(ValueLayout.ADDRESS, 0);
    columns.setAtIndex(ValueLayout.ADDRESS, c, column);
    ScipLibrary.check((int) scip.addVariable.invokeExact(self, column));
    ScipLibrary.check((int) scip.releaseVariable.invokeExact(self, place)); // SCIP keeps its own
  }

  private void addRow(MemorySegment place, int r, LinearProgram.Row row) throws Throwable {
    int terms = row.columns().length;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment of = arena.allocate(ValueLayout.ADDRESS, Math.max(1, terms));
      MemorySegment values = arena.allocate(ValueLayout.JAVA_DOUBLE, Math.max(1, terms));
      for (int i = 0; i < terms; i++) {
        of.setAtIndex(
            ValueLayout.ADDRESS, i, columns.getAtIndex(ValueLayout.ADDRESS, row.columns()[i]));
        values.setAtIndex(ValueLayout.JAVA_DOUBLE, i, row.coefficients()[i]);
      }
      int initial = program.isLazy(r) ? 0 : 1;
      ScipLibrary.check(
          (int)
              scip.createRow.invokeExact(
                  self,
                  place,
                  arena.allocateFrom("r" + r),
                  terms,
                  of,
                  values,
                  finite(program.least(r)),
                  finite(program.most(r)),
                  initial,
                  1, // separate
                  1, // enforce
                  1, // check
                  1, // propagate
                  0, // local
                  0, // modifiable
                  0, // dynamic
                  1 - initial, // removable
                  0)); // sticking at node
    }
    ScipLibrary.check((int) scip.addRow.invokeExact(self, place.get(ValueLayout.ADDRESS, 0)));
    ScipLibrary.check((int) scip.releaseRow.invokeExact(self, place));
  }

  private static double finite(double value) {
    return Math.max(-INFINITY, Math.min(INFINITY, value));
  }

  private void catchEvents(Arena arena, MemorySegment place) throws Throwable {
    MethodHandle handler =
        MethodHandles.lookup()
            .findVirtual(
                ScipRun.class,
                "onEvent",
                MethodType.methodType(
                    int.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    MemorySegment.class))
            .bindTo(this);
    MemorySegment called =
        Linker.nativeLinker()
            .upcallStub(
                handler,
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS),
                arena);
    MemorySegment name = arena.allocateFrom("turns");
    ScipLibrary.check(
        (int)
            scip.includeEventHandler.invokeExact(
                self, place, name, name, called, MemorySegment.NULL));
    ScipLibrary.check((int) scip.transform.invokeExact(self));
    ScipLibrary.check(
        (int)
            scip.catchEvent.invokeExact(
                self,
                EVENTS,
                place.get(ValueLayout.ADDRESS, 0),
                MemorySegment.NULL,
                MemorySegment.NULL));
  }

  /** Called by SCIP: holds it where its turn is over. */
  @SuppressWarnings({"IllegalCatch", "unused"}) // nothing may be thrown into native code
  private int onEvent(
      MemorySegment of, MemorySegment handler, MemorySegment event, MemorySegment data) {
    try {
      if (!stop && iterations() >= granted) {
        read(false, false);
        answer.release();
        turn.acquireUninterruptibly();
      }
      if (stop) {
        ScipLibrary.check((int) scip.interrupt.invokeExact(self));
      }
      return ScipLibrary.OKAY;
    } catch (Throwable e) {
      failure = e;
      return ScipLibrary.ERROR;
    }
  }

  private long iterations() throws Throwable {
    return (long) scip.iterations.invokeExact(self)
        + (long) scip.strongIterations.invokeExact(self);
  }

  private void read(boolean ended, boolean exhausted) throws Throwable {
    double bound = (double) scip.dualBound.invokeExact(self);
    int solutions = (int) scip.solutions.invokeExact(self);
    state =
        new State(
            iterations(),
            bound <= -INFINITY ? Double.NEGATIVE_INFINITY : Math.min(bound, cutoff),
            solutions > 0 ? bestSolution() : null,
            ended,
            exhausted);
  }

  private double[] bestSolution() throws Throwable {
    MemorySegment best = (MemorySegment) scip.bestSolution.invokeExact(self);
    double[] values = new double[program.columns()];
    for (int c = 0; c < values.length; c++) {
      values[c] =
          (double)
              scip.solutionValue.invokeExact(
                  self, best, columns.getAtIndex(ValueLayout.ADDRESS, c));
    }
    return values;
  }
}
