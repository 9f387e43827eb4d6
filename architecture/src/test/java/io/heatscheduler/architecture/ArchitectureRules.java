package io.heatscheduler.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The rules every module keeps; CONTRIBUTING.md lists them in words. */
final class ArchitectureRules {
  private static final String CORE = "io.heatscheduler.core..";
  private static final String FORMATS = "io.heatscheduler.formats..";
  private static final String OPTIMIZER = "io.heatscheduler.optimizer..";
  private static final String AGENTS = "io.heatscheduler.agents..";
  private static final String REPORTS = "io.heatscheduler.reports..";
  private static final String CLI = "io.heatscheduler.cli..";
  private static final String SERVER = "io.heatscheduler.server..";

  /** The database the server brings along. */
  private static final String EMBEDDED = "io.heatscheduler.server.embedded..";

  private static final String JDK = "java..";
  private static final String JSPECIFY = "org.jspecify..";
  private static final String SLF4J = "org.slf4j..";
  private static final String ORTOOLS = "com.google.ortools..";
  private static final String SPRING = "org.springframework..";

  private static final Set<String> FILE_ACCESS =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.nio.channels.FileChannel",
          "java.nio.file.Files");

  /** Unpacks OR-Tools' native libraries once per version. */
  private static final String NATIVE_CACHE = "io.heatscheduler.optimizer.exact.NativeCache";

  /** Hands the machine's clock to everything else. */
  private static final String SERVER_MAIN = "io.heatscheduler.server.boot.Main";

  private ArchitectureRules() {}

  /**
   * A rule and the probe class that breaks it.
   *
   * @param name what the rule says, as the tests show it
   * @param probe simple name of a class in a {@code mustfail} package that the rule has to report
   */
  record NamedRule(String name, ArchRule rule, String probe) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<NamedRule> all() {
    return List.of(
        new NamedRule(
            "core depends on the JDK, JSpecify and SLF4J only",
            onlyDependOn(CORE, CORE, JDK, JSPECIFY, SLF4J),
            "CoreUsesJackson"),
        new NamedRule(
            "the independent check and the exact bill know no solver",
            noClasses()
                .that()
                .resideInAnyPackage(
                    "io.heatscheduler.core.verify..", "io.heatscheduler.core.cost..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OPTIMIZER, ORTOOLS),
            "VerifyUsesOptimizer"),
        new NamedRule(
            "only the optimizer uses OR-Tools",
            noClasses()
                .that()
                .resideOutsideOfPackage(OPTIMIZER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ORTOOLS),
            "CliUsesOrTools"),
        new NamedRule(
            "the optimizer depends on core, OR-Tools with its JNA and protobuf, the JDK, JSpecify and"
                + " SLF4J only",
            onlyDependOn(
                OPTIMIZER,
                OPTIMIZER,
                CORE,
                ORTOOLS,
                "com.google.protobuf..",
                "com.sun.jna..",
                JDK,
                JSPECIFY,
                SLF4J),
            "OptimizerUsesFormats"),
        new NamedRule(
            "formats knows neither optimizer nor agents",
            noClasses()
                .that()
                .resideInAPackage(FORMATS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OPTIMIZER, AGENTS, REPORTS, CLI, SERVER),
            "FormatsUsesOptimizer"),
        new NamedRule(
            "reports know core and no other module",
            noClasses()
                .that()
                .resideInAPackage(REPORTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FORMATS, OPTIMIZER, AGENTS, CLI, SERVER),
            "ReportsUseAgents"),
        new NamedRule(
            "agents depend on core, optimizer, the JDK, JSpecify and SLF4J only",
            onlyDependOn(AGENTS, AGENTS, CORE, OPTIMIZER, JDK, JSPECIFY, SLF4J),
            "AgentsUsePicocli"),
        new NamedRule(
            "only the server uses Spring",
            noClasses()
                .that()
                .resideOutsideOfPackage(SERVER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SPRING),
            "AgentsUseSpring"),
        new NamedRule(
            "the embedded database uses neither Spring nor the rest of the server",
            onlyDependOn(
                EMBEDDED,
                EMBEDDED,
                "io.heatscheduler.core.outcome..",
                "com.sun.security.auth.module..",
                "org.apache.commons.compress..",
                JDK,
                JSPECIFY,
                SLF4J),
            "EmbeddedUsesSpring"),
        new NamedRule(
            "core, optimizer, agents and reports open no files, but for the solver process and its libraries",
            noClasses()
                .that()
                .resideInAnyPackage(CORE, OPTIMIZER, AGENTS, REPORTS)
                .and()
                .resideOutsideOfPackage("io.heatscheduler.optimizer.worker..")
                .and()
                .haveNameNotMatching(Pattern.quote(NATIVE_CACHE) + "(\\$.*)?")
                .should()
                .dependOnClassesThat(
                    describe("open files", type -> FILE_ACCESS.contains(type.getName()))),
            "AgentsOpenFiles"),
        new NamedRule(
            "time is passed in, never read from the machine",
            noClasses()
                .that()
                .resideInAnyPackage(CORE, FORMATS, OPTIMIZER, AGENTS, REPORTS, SERVER)
                .and()
                .doNotHaveFullyQualifiedName(SERVER_MAIN)
                .should()
                .callCodeUnitWhere(readsTheMachinesTime()),
            "CoreReadsTheClock"),
        new NamedRule(
            "exact decimals come from text or whole numbers, never from double",
            noClasses()
                .that()
                .resideInAnyPackage(CORE, FORMATS, AGENTS, REPORTS, CLI, SERVER)
                .should()
                .callCodeUnitWhere(makesADecimalFromDouble()),
            "FormatsMakesDecimalFromDouble"),
        new NamedRule(
            "packages below a module's root form no cycles",
            slices().matching("io.heatscheduler.(*).(*)..").should().beFreeOfCycles(),
            "CycleHere"),
        new NamedRule(
            "every package is @NullMarked in its package-info",
            classes().should(resideInANullMarkedPackage()),
            "WithoutPackageInfo"),
        new NamedRule(
            "no class is named Impl, Base, Util, Helper or Manager",
            noClasses().should().haveNameMatching(".*(Impl|Base|Utils?|Helpers?|Manager)"),
            "BillingManager"));
  }

  private static ArchRule onlyDependOn(String module, String... allowed) {
    return classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  private static DescribedPredicate<JavaCall<?>> readsTheMachinesTime() {
    return describe(
        "reads the machine's clock or zone",
        call -> {
          JavaClass owner = call.getTargetOwner();
          String method = call.getName();
          boolean withoutClock =
              call.getTarget().getRawParameterTypes().stream()
                  .noneMatch(type -> type.isEquivalentTo(Clock.class));
          boolean now =
              owner.getPackageName().startsWith("java.time")
                  && method.equals("now")
                  && withoutClock;
          boolean systemClock = owner.isEquivalentTo(Clock.class) && method.startsWith("system");
          boolean systemZone =
              (owner.isEquivalentTo(ZoneId.class) && method.equals("systemDefault"))
                  || (owner.isEquivalentTo(TimeZone.class) && method.equals("getDefault"));
          boolean millis = owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis");
          return now || systemClock || systemZone || millis || owner.isEquivalentTo(Date.class);
        });
  }

  private static DescribedPredicate<JavaCall<?>> makesADecimalFromDouble() {
    return describe(
        "makes a BigDecimal from double",
        call ->
            call.getTargetOwner().isEquivalentTo(BigDecimal.class)
                && (call.getName().equals("<init>") || call.getName().equals("valueOf"))
                && call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(double.class)));
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getName() + " is in a package without @NullMarked"));
      }
    };
  }
}
