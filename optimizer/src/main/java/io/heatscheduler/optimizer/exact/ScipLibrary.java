package io.heatscheduler.optimizer.exact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The functions of SCIP's C interface that {@link ScipRun} calls, bound to the library that comes
 * with OR-Tools.
 *
 * <p>OR-Tools' own interface to SCIP has no reproducible limit: it cannot stop after an amount of
 * work, only after a time or a number of nodes, and the root node alone may take minutes.
 */
final class ScipLibrary {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  /** What a function or a handler returns when all is well. */
  static final int OKAY = 1;

  /** What a handler returns when it failed. */
  static final int ERROR = 0;

  private static @Nullable ScipLibrary loaded;
  private static boolean tried;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;

  final MethodHandle create;
  final MethodHandle free;
  final MethodHandle includeDefaultPlugins;
  final MethodHandle createProblem;
  final MethodHandle addOffset;
  final MethodHandle createVariable;
  final MethodHandle addVariable;
  final MethodHandle releaseVariable;
  final MethodHandle createRow;
  final MethodHandle addRow;
  final MethodHandle releaseRow;
  final MethodHandle setCutoff;
  final MethodHandle setInt;
  final MethodHandle setLong;
  final MethodHandle setReal;
  final MethodHandle setBool;
  final MethodHandle setHeuristics;
  final MethodHandle includeEventHandler;
  final MethodHandle catchEvent;
  final MethodHandle transform;
  final MethodHandle solve;
  final MethodHandle interrupt;
  final MethodHandle createSolution;
  final MethodHandle setSolutionValue;
  final MethodHandle addSolution;
  final MethodHandle status;
  final MethodHandle dualBound;
  final MethodHandle iterations;
  final MethodHandle strongIterations;
  final MethodHandle nodes;
  final MethodHandle solutions;
  final MethodHandle bestSolution;
  final MethodHandle solutionValue;

  private ScipLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
    create = call("SCIPcreate", POINTER);
    free = call("SCIPfree", POINTER);
    includeDefaultPlugins = call("SCIPincludeDefaultPlugins", POINTER);
    createProblem = call("SCIPcreateProbBasic", POINTER, POINTER);
    addOffset = call("SCIPaddOrigObjoffset", POINTER, DOUBLE);
    createVariable =
        call("SCIPcreateVarBasic", POINTER, POINTER, POINTER, DOUBLE, DOUBLE, DOUBLE, INT);
    addVariable = call("SCIPaddVar", POINTER, POINTER);
    releaseVariable = call("SCIPreleaseVar", POINTER, POINTER);
    createRow =
        call(
            "SCIPcreateConsLinear",
            POINTER,
            POINTER,
            POINTER,
            INT,
            POINTER,
            POINTER,
            DOUBLE,
            DOUBLE,
            INT,
            INT,
            INT,
            INT,
            INT,
            INT,
            INT,
            INT,
            INT,
            INT);
    addRow = call("SCIPaddCons", POINTER, POINTER);
    releaseRow = call("SCIPreleaseCons", POINTER, POINTER);
    setCutoff = call("SCIPsetObjlimit", POINTER, DOUBLE);
    setInt = call("SCIPsetIntParam", POINTER, POINTER, INT);
    setLong = call("SCIPsetLongintParam", POINTER, POINTER, LONG);
    setReal = call("SCIPsetRealParam", POINTER, POINTER, DOUBLE);
    setBool = call("SCIPsetBoolParam", POINTER, POINTER, INT);
    setHeuristics = call("SCIPsetHeuristics", POINTER, INT, INT);
    includeEventHandler =
        call("SCIPincludeEventhdlrBasic", POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
    catchEvent = call("SCIPcatchEvent", POINTER, LONG, POINTER, POINTER, POINTER);
    transform = call("SCIPtransformProb", POINTER);
    solve = call("SCIPsolve", POINTER);
    interrupt = call("SCIPinterruptSolve", POINTER);
    createSolution = call("SCIPcreateOrigSol", POINTER, POINTER, POINTER);
    setSolutionValue = call("SCIPsetSolVal", POINTER, POINTER, POINTER, DOUBLE);
    addSolution = call("SCIPaddSolFree", POINTER, POINTER, POINTER);
    status = of("SCIPgetStatus", INT, POINTER);
    dualBound = of("SCIPgetDualbound", DOUBLE, POINTER);
    iterations = of("SCIPgetNLPIterations", LONG, POINTER);
    strongIterations = of("SCIPgetNStrongbranchLPIterations", LONG, POINTER);
    nodes = of("SCIPgetNTotalNodes", LONG, POINTER);
    solutions = of("SCIPgetNSols", INT, POINTER);
    bestSolution = of("SCIPgetBestSol", (MemoryLayout) POINTER, POINTER);
    solutionValue = of("SCIPgetSolVal", DOUBLE, POINTER, POINTER, POINTER);
  }

  /** The library; empty where OR-Tools brings none that can be called directly. */
  static synchronized Optional<ScipLibrary> find() {
    if (!tried) {
      tried = true;
      loaded = open();
    }
    return Optional.ofNullable(loaded);
  }

  private static @Nullable ScipLibrary open() {
    try {
      Optional<Path> library = NativeCache.userCache().companion("libscip.");
      return library.isEmpty()
          ? null
          : new ScipLibrary(SymbolLookup.libraryLookup(library.get(), Arena.global()));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      System.getLogger(ScipLibrary.class.getName())
          .log(System.Logger.Level.DEBUG, "SCIP cannot be called directly", e);
      return null;
    }
  }

  /** A function that returns whether it succeeded. */
  private MethodHandle call(String name, MemoryLayout... arguments) {
    return of(name, INT, arguments);
  }

  private MethodHandle of(String name, MemoryLayout result, MemoryLayout... arguments) {
    return linker.downcallHandle(
        symbols.find(name).orElseThrow(() -> new IllegalArgumentException("SCIP has no " + name)),
        FunctionDescriptor.of(result, arguments));
  }

  /** Fails unless a function returned success. */
  static void check(int code) {
    if (code != OKAY) {
      throw new IllegalStateException("SCIP failed with code " + code);
    }
  }
}
