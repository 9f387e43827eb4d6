package io.heatscheduler.server.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Plants of the examples as schedules of the test server, and runs of them. */
final class Schedules {
  private Schedules() {}

  /** Stores a plant of the examples. */
  static UUID ofExample(String name, TestServer server, Tenant tenant) {
    return ofExample(name, server, tenant, plant -> plant);
  }

  /** Stores a changed plant of the examples. */
  static UUID ofExample(
      String name, TestServer server, Tenant tenant, UnaryOperator<Plant> change) {
    CompletedPlant read =
        Pipeline.read(PlantFolder.open(Path.of("..", "examples", name)).orThrow(), 1_000).orThrow();
    PlantRepository plants = new PlantRepository(server.bean(DataSource.class));
    return server
        .bean(TenantTransactions.class)
        .in(
            new TenantId(tenant.tenantId()),
            () ->
                plants
                    .store(
                        change.apply(read.plant()),
                        read.asOf(),
                        new PlantRepository.Origin("test", null))
                    .orThrow()
                    .scheduleId());
  }

  /** Runs a schedule to its end; the address of the run. */
  static String finishedRun(TestServer server, Tenant tenant, UUID schedule, String settings) {
    Answer answer =
        server
            .as(
                server.token(tenant, Role.PLANNER),
                "POST",
                "/api/v1/schedules/" + schedule + "/runs")
            .header("Prefer", "wait=30")
            .json(settings)
            .send();
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.header("Location");
  }
}
