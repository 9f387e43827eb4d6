package io.heatscheduler.server.runs;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.TestServer;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;

/** Plants of the examples as schedules of the test server. */
final class Schedules {
  private Schedules() {}

  /** Stores a plant of the examples. */
  static UUID ofExample(String name, TestServer server, Tenant tenant) {
    CompletedPlant read =
        Pipeline.read(PlantFolder.open(Path.of("..", "examples", name)).orThrow(), 1_000).orThrow();
    PlantRepository plants = new PlantRepository(server.bean(DataSource.class));
    return server
        .bean(TenantTransactions.class)
        .in(
            new TenantId(tenant.tenantId()),
            () ->
                plants
                    .store(read.plant(), read.asOf(), new PlantRepository.Origin("test", null))
                    .orThrow()
                    .scheduleId());
  }
}
