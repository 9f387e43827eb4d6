package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.demo.Demo;
import io.heatscheduler.server.demo.Demo.Account;
import io.heatscheduler.server.demo.Demo.Made;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code demo}: a server with a sample company in it, whose plant is planned. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a server with a sample company: people with generated passwords, a foundry, its tariff,"
          + " an optimised schedule. Prints where everything is.",
      "A second start on the same folder gives new passwords and plans again. Ctrl-C stops it;"
          + " remove the folder to be rid of it."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int SEARCH_SECONDS = 3;

  private final Clock clock;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for the demo alone. Default: the one of serve with -demo at its end")
  private @Nullable Path data;

  @Option(names = "--port", paramLabel = "N", description = "As in serve. Default: 8000")
  private @Nullable Integer port;

  @Option(names = "--management-port", paramLabel = "N", description = "As in serve. Default: 9090")
  private @Nullable Integer managementPort;

  @Option(names = "--exit-when-ready", hidden = true, description = "Stops when ready.")
  private boolean exitWhenReady;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  DemoCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    long begin = System.nanoTime();
    Path usual = ServerSettings.defaultData();
    ServerSettings settings =
        ServerSettings.of(
                data == null ? usual.resolveSibling(usual.getFileName() + "-demo") : data,
                null,
                null,
                null,
                null,
                null,
                port,
                managementPort)
            .with("logging.level.root", "warn");
    return switch (Server.start(settings, clock)) {
      case Outcome.Rejected<Server>(List<Finding> findings) -> {
        PrintWriter err = spec.commandLine().getErr();
        findings.forEach(finding -> err.println("error: " + finding));
        err.flush();
        yield ExitCode.REFUSED;
      }
      case Outcome.Done<Server>(Server server, List<Finding> ignored) -> {
        try {
          Made made =
              new Demo(server.context())
                  .fill(server.apiAddress(), SEARCH_SECONDS, settings.data().resolve("demo"));
          announce(server, made, (System.nanoTime() - begin) / 1_000_000);
        } catch (IOException | InterruptedException | RuntimeException e) {
          server.close();
          throw e;
        }
        if (exitWhenReady) {
          server.close();
        } else {
          server.awaitStop();
        }
        yield ExitCode.OK;
      }
    };
  }

  private static String rounded(JsonNode number) {
    return number.decimalValue().setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private void announce(Server server, Made made, long milliseconds) {
    PrintWriter out = spec.commandLine().getOut();
    String address = server.publicAddress();
    JsonNode run = made.run();
    String runAddress = address + "/api/v1/runs/" + run.path("runId").asString();
    out.printf(
        "HeatScheduler's demo is ready after %d.%d s.%n%n",
        milliseconds / 1000, milliseconds % 1000 / 100);
    out.printf(
        "  Plan           %s jobs for %s %s, first in, first out %s: %s %% less; proven gap %s"
            + " %%%n",
        run.path("jobs").asString(),
        run.path("currency").asString(),
        rounded(run.path("objective")),
        rounded(run.path("baselineCost")),
        rounded(run.path("savings").path("percent")),
        rounded(run.path("search").path("gapPercent")));
    for (Path document : made.documents()) {
      if (document.endsWith("report.html") || document.endsWith("report.pdf")) {
        out.printf("  Report         %s%n", document.toUri());
      }
    }
    out.printf("  Status         %s/%n", address);
    out.printf("  API explorer   %s/swagger-ui/index.html%n", address);
    out.printf("  Metrics        %s/actuator/prometheus%n%n", server.managementAddress());
    for (Account person : made.people()) {
      out.printf(
          "  %-14s log in as %-11s password %s%n", person.role(), person.name(), person.secret());
    }
    Account program = made.program();
    out.printf(
        """

        As a program:
          TOKEN=$(curl -s -u '%s:%s' \\
            -d grant_type=client_credentials %s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
          curl -s -H "Authorization: Bearer $TOKEN" %s
          curl -s -H "Authorization: Bearer $TOKEN" %s/assignments

        Ctrl-C stops it.
        """,
        program.name(), program.secret(), address, runAddress, runAddress);
    out.flush();
  }
}
