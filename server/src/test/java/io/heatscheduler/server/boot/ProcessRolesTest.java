package io.heatscheduler.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.ConnectionFactory;
import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.RunRecords;
import io.heatscheduler.server.pipeline.RunService;
import io.heatscheduler.server.pipeline.RunSettings;
import io.heatscheduler.server.pipeline.RunStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An installation of several processes. */
class ProcessRolesTest {
  private static final String BROKER =
      System.getenv()
          .getOrDefault("HEATSCHEDULER_TEST_RABBITMQ_URL", "amqp://guest:guest@127.0.0.1:5672");
  private static final RunSettings QUICK = RunSettings.DEFAULT.withEffort(20);

  @TempDir private Path folder;

  @BeforeEach
  void letTheDatabasesUserIn() throws IOException {
    System.setProperty(
        "heatscheduler.cache", Path.of("target", "postgres-cache").toAbsolutePath().toString());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  private Server start(String name, Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("server.port", "0");
    all.put("management.server.port", "0");
    return Server.start(new ServerSettings(folder.resolve(name), all), Clock.systemUTC()).orThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"database", "RabbitMQ"})
  void whatIsBegunWhereTheApiIsIsWorkedOnWhereTheWorkersAre(String carrier) throws Exception {
    Map<String, String> events = carrier.equals("database") ? Map.of() : broker();
    Map<String, String> api = new HashMap<>(events);
    api.put("heatscheduler.pipeline.role", "api");
    try (Server answering = start("api", api)) {
      UUID tenant =
          answering
              .context()
              .getBean(TenantDirectory.class)
              .create("test", "t-" + UUID.randomUUID(), "Roles")
              .tenantId();
      StoredPlant plant = store(answering, new TenantId(tenant));
      UUID run =
          answering
              .context()
              .getBean(RunService.class)
              .begin(
                  new TenantId(tenant), plant.scheduleId(), plant.canonical(), QUICK, "test", null);
      HikariDataSource database = answering.context().getBean(HikariDataSource.class);
      Map<String, String> worker = new HashMap<>(events);
      worker.put("heatscheduler.pipeline.role", "worker");
      worker.put("heatscheduler.database.url", database.getJdbcUrl());
      worker.put("heatscheduler.database.password", database.getPassword());
      RunRecords runs = answering.context().getBean(RunRecords.class);
      assertThat(runs.find(new TenantId(tenant), run).orElseThrow().status())
          .as("nobody works yet")
          .isEqualTo(RunStatus.QUEUED);

      try (Server working = start("worker", worker)) {
        await()
            .atMost(Duration.ofMinutes(2))
            .until(
                () ->
                    runs.find(new TenantId(tenant), run).orElseThrow().status()
                        == RunStatus.SUCCESS);
        assertThat(working.answers()).isFalse();
        assertThat(working.context().getEnvironment().getProperty("local.server.port", "-1"))
            .isEqualTo("-1");
        assertThat(health(working)).isEqualTo(200);
      }
    }
  }

  private static StoredPlant store(Server server, TenantId tenant) {
    CompletedPlant read =
        Pipeline.read(PlantFolder.open(Path.of("..", "examples", "five-columns")).orThrow(), 1_000)
            .orThrow();
    PlantRepository plants = new PlantRepository(server.context().getBean(HikariDataSource.class));
    return server
        .context()
        .getBean(TenantTransactions.class)
        .in(
            tenant,
            () ->
                plants
                    .store(read.plant(), read.asOf(), new PlantRepository.Origin("test", null))
                    .orThrow());
  }

  private static int health(Server server) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create(server.managementAddress() + "/actuator/health/readiness"))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  /** Queues of this test stay behind in the broker: they are durable. */
  private static Map<String, String> broker() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(BROKER);
    try {
      factory.newConnection().close();
    } catch (IOException absent) {
      Assumptions.abort("no RabbitMQ answers: " + absent);
    }
    return Map.of(
        "heatscheduler.pipeline.rabbitmq-url",
        BROKER,
        "heatscheduler.pipeline.prefix",
        "test-" + UUID.randomUUID());
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() {
    Outcome<Server> started =
        Server.start(
            new ServerSettings(
                folder.resolve("alone"),
                Map.of(
                    "server.port", "0",
                    "management.server.port", "0",
                    "heatscheduler.pipeline.rabbitmq-url", "amqp://127.0.0.1:1")),
            Clock.systemUTC());

    assertThat(started.findings()).extracting(Finding::code).containsExactly("BROKER_UNREACHABLE");
  }

  @ParameterizedTest
  @CsvSource({
    "amqp://broker.example, , BROKER",
    "amqp://guest:guest@broker.example:5672, , BROKER",
    "amqp://jane:changeme@broker.example, , BROKER",
    "http://broker.example, , URL",
    "amqp:broker, , URL",
    "amqp://bro ker, , URL"
  })
  void anAddressThatIsNoneOrAPasswordThatEverybodyKnowsIsRefused(
      String url, String password, String kind) {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> BrokerAddress.of(properties(url, null, password)))
        .satisfies(
            refused ->
                assertThat(refused.findings().getFirst().code())
                    .isEqualTo(kind.equals("URL") ? "BROKER_URL_INVALID" : "DEFAULT_CREDENTIAL"));
  }

  @Test
  void userAndPasswordOfTheirOwnEnterTheAddress() {
    assertThat(BrokerAddress.of(properties("amqps://broker.example:5671/plant", "h s", "p@ss:w/d")))
        .isEqualTo(URI.create("amqps://h%20s:p%40ss%3Aw%2Fd@broker.example:5671/plant"));
    assertThat(BrokerAddress.of(properties("amqp://127.0.0.1", null, null)))
        .isEqualTo(URI.create("amqp://guest:guest@127.0.0.1"));
    assertThat(BrokerAddress.of(properties(null, null, null))).isNull();
  }

  private static PipelineProperties properties(String url, String user, String password) {
    return new PipelineProperties(
        ProcessRole.ALL,
        Set.of(),
        url,
        user,
        password,
        "heatscheduler",
        Duration.ofSeconds(30),
        Duration.ofMillis(500));
  }

  @Test
  void aProcessWorksOnTheStagesItIsGiven() {
    PipelineProperties searching =
        new PipelineProperties(
            ProcessRole.WORKER,
            Set.of("schedule-optimization"),
            null,
            null,
            null,
            "heatscheduler",
            Duration.ofSeconds(30),
            Duration.ofMillis(500));

    assertThat(List.of("schedule-intake", "schedule-optimization", "forecast-reporting"))
        .filteredOn(searching::works)
        .containsExactly("schedule-optimization");
  }
}
