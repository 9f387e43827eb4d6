package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A running server: database, API, health and metrics. */
public final class Server implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Server(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts a server; it is ready when this returns.
   *
   * @param clock the time the server lives in
   * @return the server, or the findings that say why there is none
   */
  public static Outcome<Server> start(ServerSettings settings, Clock clock) {
    Opening opening = new Opening(settings);
    SpringApplication application = new SpringApplication(ServerApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.addListeners(opening);
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(RunningDatabase.class, opening::database);
          beans.registerBean(ServerSettings.class, () -> settings);
          beans.registerBean(Clock.class, () -> clock);
        });
    try {
      ConfigurableApplicationContext context = application.run(arguments(settings));
      Server server = new Server(context);
      context.addApplicationListener(
          (ApplicationListener<ContextClosedEvent>) event -> server.stopped.countDown());
      return new Outcome.Done<>(server, List.of());
    } catch (StartRefused refused) {
      return new Outcome.Rejected<>(refused.findings());
    } catch (RuntimeException e) {
      opening.giveBack();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof PortInUseException inUse) {
          return new Outcome.Rejected<>(List.of(portInUse(inUse.getPort())));
        }
        if (cause instanceof StartRefused refused) {
          return new Outcome.Rejected<>(refused.findings());
        }
      }
      throw e;
    }
  }

  /** Waits until the process is told to stop. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Whether the API is here; a worker has none. */
  boolean answers() {
    return context.getBean(PipelineProperties.class).role().answers();
  }

  /** Where the API is, without a slash at the end. */
  public String apiAddress() {
    return address("local.server.port", "server.address");
  }

  /** What people and programs write to reach the API, without a slash at the end. */
  public String publicAddress() {
    String configured =
        context.getEnvironment().getRequiredProperty("heatscheduler.security.public-url");
    return configured.endsWith(":0") ? apiAddress() : configured;
  }

  /** Where health and metrics are, without a slash at the end. */
  public String managementAddress() {
    return address("local.management.port", "management.server.address");
  }

  /** The parts of this server. */
  public ConfigurableApplicationContext context() {
    return context;
  }

  /** Stops gracefully: answers 503 on readiness, finishes requests, closes the database. */
  @Override
  public void close() {
    context.close();
  }

  private String address(String port, String host) {
    return "http://%s:%s"
        .formatted(
            context.getEnvironment().getRequiredProperty(host),
            context.getEnvironment().getRequiredProperty(port));
  }

  private static String[] arguments(ServerSettings settings) {
    List<String> given =
        settings.properties().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
            .toList();
    String file =
        "--spring.config.additional-location=optional:file:%s"
            .formatted(settings.data().resolve("heatscheduler.yaml"));
    return Stream.concat(given.stream(), Stream.of(file, "--heatscheduler.data=" + settings.data()))
        .toArray(String[]::new);
  }

  private static Finding portInUse(int port) {
    return Finding.error(
        "PORT_IN_USE",
        Location.NONE,
        "Port %d is taken by another program.".formatted(port),
        "Stop that program, or choose others with --port and --management-port.");
  }

  /** Opens the database as soon as the settings are known, before any other part is made. */
  private static final class Opening
      implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    /** A web server that listens nowhere. */
    private static final MapPropertySource WITHOUT_API =
        new MapPropertySource("role", Map.of("server.port", "-1"));

    private final ServerSettings settings;
    private @Nullable RunningDatabase database;

    Opening(ServerSettings settings) {
      this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
      if (!Binder.get(event.getEnvironment())
          .bindOrCreate("heatscheduler.pipeline", PipelineProperties.class)
          .role()
          .answers()) {
        event.getEnvironment().getPropertySources().addFirst(WITHOUT_API);
      }
      DatabaseProperties properties =
          Binder.get(event.getEnvironment())
              .bindOrCreate("heatscheduler.database", DatabaseProperties.class);
      database =
          switch (RunningDatabase.open(properties, settings.data())) {
            case Outcome.Done<RunningDatabase>(RunningDatabase opened, List<Finding> ignored) ->
                opened;
            case Outcome.Rejected<RunningDatabase>(List<Finding> findings) ->
                throw new StartRefused(findings);
          };
    }

    RunningDatabase database() {
      if (database == null) {
        throw new IllegalStateException("the database is opened before the other parts");
      }
      return database;
    }

    void giveBack() {
      if (database != null) {
        database.close();
      }
    }
  }
}
