package io.heatscheduler.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import io.heatscheduler.architecture.ArchitectureRules.NamedRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the product to {@link ArchitectureRules}, and each rule to its probe: a rule that reports
 * nothing on a class that breaks it, checks nothing.
 */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.heatscheduler");

  private static final JavaClasses PROBES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .withImportOption(location -> location.contains("/mustfail/"))
          .importPackages("io.heatscheduler");

  static List<NamedRule> rules() {
    return ArchitectureRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProductKeepsEachRule(NamedRule rule) {
    EvaluationResult result = rule.rule().evaluate(PRODUCT);

    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleReportsTheProbeThatBreaksIt(NamedRule rule) {
    EvaluationResult result = rule.rule().evaluate(PROBES);

    assertThat(result.getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).contains(".mustfail").contains(rule.probe()));
  }

  @Test
  void everyModuleWithCodeIsAmongTheImportedClasses() throws IOException {
    assertThat(modulesWithCode())
        .contains("core", "formats", "optimizer", "agents", "cli", "server")
        .allSatisfy(
            module ->
                assertThat(PRODUCT)
                    .as("classes of module %s; is it a dependency of this module's pom?", module)
                    .extracting(JavaClass::getPackageName)
                    .anyMatch(name -> (name + ".").startsWith("io.heatscheduler." + module + ".")));
  }

  @Test
  void theImportFindsAtLeastAsManyClassesAsTheProductHasSourceFiles() throws IOException {
    long sourceFiles = 0;
    for (String module : modulesWithCode()) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        sourceFiles += files.filter(file -> file.toString().endsWith(".java")).count();
      }
    }

    assertThat(sourceFiles).isGreaterThan(150);
    assertThat(PRODUCT.size()).isGreaterThanOrEqualTo((int) sourceFiles);
  }

  @Test
  void probesAreNoPartOfTheProduct() {
    assertThat(PRODUCT)
        .extracting(JavaClass::getPackageName)
        .noneMatch(name -> name.contains("mustfail"));
  }

  private static List<String> modulesWithCode() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
