package io.heatscheduler.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.persistence.PlantRepository.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run keeps the exact bytes it was made from. */
class RunRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final byte[] RAW = {0, 1, (byte) 0xff, 'x'};

  static Stream<Database> databases() {
    return Databases.all();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void canonicalInputAndRawFilesComeBackByteForByte(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      StoredPlant stored = store(work, tenant);
      UUID first = run(work, tenant, stored);
      UUID second = run(work, tenant, stored);

      assertThat(work.in(tenant, () -> work.runs.canonicalInput(first)))
          .hasValue(stored.canonical().bytes());
      assertThat(work.in(tenant, () -> work.runs.rawFiles(second)))
          .containsOnlyKeys("jobs.csv", "sub/plant.yaml")
          .containsEntry("jobs.csv", RAW);
      assertThat(work.in(tenant, () -> work.runs.documents(first))).containsOnlyKeys("bill.json");
      assertThat(
              work.in(
                  tenant,
                  () ->
                      work.client
                          .sql("SELECT count(*) FROM stored_contents")
                          .query(Integer.class)
                          .single()))
          .as("equal bytes are kept once")
          .isEqualTo(2);
      assertThat(work.in(work.tenant(), () -> work.runs.canonicalInput(first)))
          .as("of another tenant")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void bytesChangedBehindTheApplicationsBackAreNoticed(Database database) {
    try (Workspace work = new Workspace(database, 1);
        HikariDataSource owners = Databases.pool(database.owner(), 1)) {
      TenantId tenant = work.tenant();
      UUID run = run(work, tenant, store(work, tenant));
      JdbcClient owner = JdbcClient.create(owners);

      new TenantTransactions(owners, database.names())
          .run(
              tenant,
              () ->
                  assertThat(
                          owner
                              .sql("UPDATE run_inputs SET canonical = canonical || ' '::bytea")
                              .update())
                      .isEqualTo(1));

      assertThatThrownBy(() -> work.in(tenant, () -> work.runs.canonicalInput(run)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(run.toString());
    }
  }

  private static UUID run(Workspace work, TenantId tenant, StoredPlant stored) {
    return work.in(
        tenant,
        () -> {
          UUID run = work.runs.accept(stored.scheduleId(), NOW, "{\"effort\": 3}", "ana");
          work.runs.keepInput(
              run, stored.canonical(), Map.of("jobs.csv", RAW, "sub/plant.yaml", RAW));
          work.runs.keepDocument(
              run, "bill.json", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
          return run;
        });
  }

  private static StoredPlant store(Workspace work, TenantId tenant) {
    Plant plant = EveryTerm.plant();
    return work.in(
            tenant,
            () -> work.plants.store(plant, plant.horizon().start(), new Origin("API", null)))
        .orThrow();
  }
}
