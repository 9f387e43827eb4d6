package io.heatscheduler.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Holds the poms to the dependencies that ARCHITECTURE.md allows between modules; tests are free.
 */
class ModuleDependencyTest {
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "core", Set.of(),
          "formats", Set.of("core"),
          "optimizer", Set.of("core"),
          "agents", Set.of("core", "optimizer"),
          "reports", Set.of("core"),
          "testkit", Set.of("core"),
          "cli", Set.of("core", "optimizer", "agents", "formats", "reports"),
          "server", Set.of("core", "optimizer", "agents", "formats", "reports"),
          "bench", Set.of("core", "optimizer", "agents", "formats", "reports", "testkit"),
          "architecture", Set.of());

  static Set<String> modules() throws Exception {
    Set<String> modules = new TreeSet<>();
    NodeList nodes = select(Files.readString(Path.of("..", "pom.xml")), "/project/modules/module");
    for (int i = 0; i < nodes.getLength(); i++) {
      modules.add(nodes.item(i).getTextContent());
    }
    return modules;
  }

  @Test
  void everyModuleIsListedHere() throws Exception {
    assertThat(modules()).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
  }

  @Test
  void everyFolderWithAPomIsAModule() throws Exception {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      assertThat(folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))))
          .extracting(folder -> folder.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(modules());
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleDependsOnTheModulesAllowedOnly(String module) throws Exception {
    String pom = Files.readString(Path.of("..", module, "pom.xml"));

    assertThat(ALLOWED.get(module)).containsAll(modulesUsedBy(pom));
  }

  @Test
  void aForbiddenDependencyIsSeen() throws Exception {
    String pom =
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <dependencies>
            <dependency>
              <groupId>io.heatscheduler</groupId>
              <artifactId>heatscheduler-optimizer</artifactId>
            </dependency>
            <dependency>
              <groupId>io.heatscheduler</groupId>
              <artifactId>heatscheduler-testkit</artifactId>
              <scope>test</scope>
            </dependency>
          </dependencies>
        </project>
        """;

    assertThat(modulesUsedBy(pom)).containsExactly("optimizer");
  }

  private static Set<String> modulesUsedBy(String pom) throws Exception {
    NodeList artifacts =
        select(
            pom,
            """
            /project/dependencies/dependency[groupId='io.heatscheduler'][not(scope='test')]\
            /artifactId""");
    Set<String> used = new TreeSet<>();
    for (int i = 0; i < artifacts.getLength(); i++) {
      used.add(artifacts.item(i).getTextContent().replaceFirst("^heatscheduler-", ""));
    }
    return used;
  }

  private static NodeList select(String pom, String path) throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(pom)));
    XPath xpath = XPathFactory.newDefaultInstance().newXPath();
    return (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
  }
}
