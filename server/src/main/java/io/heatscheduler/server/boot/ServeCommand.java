package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the server: API on one port, health and metrics on another.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler serve                            database and keys below the default folder",
      "  heatscheduler serve --data /srv/heatscheduler  ... below a folder of your own",
      "  heatscheduler serve --address 0.0.0.0          reachable from other machines",
      "  heatscheduler serve --role worker --database-url jdbc:postgresql://db/heatscheduler",
      "",
      "Passwords are never arguments. With --database-url set HEATSCHEDULER_DATABASE_PASSWORD and",
      "HEATSCHEDULER_DATABASE_OWNER_PASSWORD, with --rabbitmq-url"
          + " HEATSCHEDULER_PIPELINE_RABBITMQUSER",
      "and HEATSCHEDULER_PIPELINE_RABBITMQPASSWORD, with --redis-url HEATSCHEDULER_REDIS_PASSWORD.",
      "Ctrl-C or SIGTERM stops gracefully within 30 s.",
      "Every setting: docs/guides/server.md. Exit codes: 0 stopped, 2 usage, 3 refused to start."
    })
final class ServeCommand implements Callable<Integer> {
  private final Clock clock;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder that holds the database and the keys. Default: ~/.local/share/heatscheduler"
              + " (root: /var/lib/heatscheduler)")
  private @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "PostgreSQL 14 or newer to use instead, e.g. jdbc:postgresql://db/heatscheduler")
  private @Nullable String databaseUrl;

  @Option(
      names = "--rabbitmq-url",
      paramLabel = "URL",
      description = "RabbitMQ that carries events instead of the database, e.g. amqp://broker:5672")
  private @Nullable String rabbitmqUrl;

  @Option(
      names = "--redis-url",
      paramLabel = "URL",
      description =
          "Redis in which several processes count requests together, e.g. redis://cache:6379")
  private @Nullable String redisUrl;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "api: answers requests, works on no run; worker: works on runs, answers none; all."
              + " Default: all")
  private @Nullable ProcessRole role;

  @Option(
      names = "--address",
      paramLabel = "IP",
      description = "Address to listen on. Default: 127.0.0.1, this machine only")
  private @Nullable String address;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the API; 0 takes a free one. Default: 8000")
  private @Nullable Integer port;

  @Option(
      names = "--management-port",
      paramLabel = "N",
      description = "Port of health and metrics; 0 takes a free one. Default: 9090")
  private @Nullable Integer managementPort;

  @Option(names = "--exit-when-ready", hidden = true, description = "Stops when ready.")
  private boolean exitWhenReady;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  ServeCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    long begin = System.nanoTime();
    ServerSettings settings =
        ServerSettings.of(
            data == null ? ServerSettings.defaultData() : data,
            databaseUrl,
            rabbitmqUrl,
            redisUrl,
            role,
            address,
            port,
            managementPort);
    return switch (Server.start(settings, clock)) {
      case Outcome.Rejected<Server>(List<Finding> findings) -> {
        PrintWriter err = spec.commandLine().getErr();
        findings.forEach(finding -> err.println("error: " + finding));
        err.flush();
        yield ExitCode.REFUSED;
      }
      case Outcome.Done<Server>(Server server, List<Finding> ignored) -> {
        announce(server, settings, (System.nanoTime() - begin) / 1_000_000);
        if (exitWhenReady) {
          server.close();
        } else {
          server.awaitStop();
        }
        yield ExitCode.OK;
      }
    };
  }

  private void announce(Server server, ServerSettings settings, long milliseconds) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        """
        HeatScheduler is ready after %d.%d s.
          %s
          health, metrics   %s/actuator
          data              %s
        Ctrl-C stops it.
        """,
        milliseconds / 1000,
        milliseconds % 1000 / 100,
        server.answers()
            ? "API and status    " + server.apiAddress()
            : "role              worker: no API here",
        server.managementAddress(),
        settings.data());
    out.flush();
  }
}
