package io.heatscheduler.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.intake.IntakeRequest;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.persistence.PlantRepository.Origin;
import io.heatscheduler.testkit.plants.RandomPlants;
import io.heatscheduler.testkit.plants.RandomTerms;
import io.heatscheduler.testkit.plants.SlowPlants;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes into the database comes out of it, to the last digit and hence the same hash. */
class PlantRepositoryTest {
  private static final Origin ORIGIN = new Origin("CSV", "test");
  private static final int RANDOM_PLANTS = 40; // each with at least five keys of the format
  private static final List<Plant> DRAWN = drawn();

  static Stream<Database> databases() {
    return Databases.all();
  }

  static Stream<Arguments> examples() {
    return Databases.all()
        .flatMap(
            database ->
                Stream.of("foundry", "food", "heat-treatment", "five-columns")
                    .map(example -> Arguments.of(database, example)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleKeepsItsInputHash(Database database, String example) {
    PlantFolder folder = PlantFolder.open(Path.of("..", "examples", example)).orThrow();
    CompletedPlant read = Pipeline.read(folder, IntakeRequest.DEFAULT_MAX_JOBS).orThrow();

    assertKeepsItsHash(database, List.of(read.plant()), read.asOf());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aPlantThatUsesEverythingKeepsItsInputHash(Database database) {
    Plant plant = EveryTerm.plant();

    assertKeepsItsHash(database, List.of(plant), plant.horizon().start());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void randomPlantsOfOneTenantKeepTheirInputHashes(Database database) {
    // all of them on the first database, some on a second: there it is the types that differ
    boolean first = database.equals(Databases.first());
    List<Plant> plants =
        IntStream.range(0, DRAWN.size())
            .filter(number -> first || number % 5 == 0)
            .mapToObj(DRAWN::get)
            .toList();

    assertKeepsItsHash(database, plants, Instant.parse("2026-11-23T00:00:01Z"));
  }

  private static void assertKeepsItsHash(Database database, List<Plant> plants, Instant asOf) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      for (Plant plant : plants) {
        CanonicalInput expected = CanonicalInput.of(plant, asOf);
        UUID id =
            work.in(tenant, () -> work.plants.store(plant, asOf, ORIGIN)).orThrow().scheduleId();
        StoredPlant found = work.in(tenant, () -> work.plants.find(id)).orElseThrow();

        assertThat(found.canonical().bytes()).asString().isEqualTo(new String(expected.bytes()));
        assertThat(found.canonical().hash()).isEqualTo(expected.hash());
        assertThat(found.status()).isEqualTo(ScheduleStatus.DRAFT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anUnchangedRegistryKeepsItsVersionsAndAChangedOneCounts(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      Plant plant = EveryTerm.plant();
      UUID first = store(work, tenant, plant).scheduleId();
      UUID second = store(work, tenant, plant).scheduleId();
      assertThat(version(work, tenant, "HTR-001")).isZero();
      assertThat(work.in(tenant, () -> count(work.client, "energy_tariffs")))
          .as("versions of one contract, kept once")
          .isEqualTo(2);

      List<Equipment> changed =
          plant.equipment().stream()
              .map(one -> one.equipmentId().equals("HTR-002") ? one.withActive(false) : one)
              .toList();
      store(work, tenant, plant.withEquipment(changed));

      assertThat(version(work, tenant, "HTR-001")).isZero();
      assertThat(version(work, tenant, "HTR-002")).isEqualTo(1);
      for (UUID schedule : List.of(first, second)) {
        Plant now = work.in(tenant, () -> work.plants.find(schedule)).orElseThrow().plant();
        assertThat(now.equipment("HTR-002").isActive())
            .as("an older schedule reads the registry as it is now")
            .isFalse();
        assertThat(now.jobs()).isEqualTo(plant.jobs());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void twoTenantsHaveTheSameEquipmentAndDoNotSeeEachOthersSchedules(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId north = work.tenant();
      TenantId south = work.tenant();
      UUID ofNorth = store(work, north, EveryTerm.plant()).scheduleId();
      store(work, south, EveryTerm.plant());

      assertThat(work.in(south, () -> work.plants.find(ofNorth))).isEmpty();
      assertThat(work.in(south, () -> work.schedules.become(ofNorth, ScheduleStatus.OPTIMIZED, 0)))
          .isEqualTo(new Change.Missing());
      assertThat(work.in(north, () -> work.plants.find(ofNorth))).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void jobNumbersAreUniqueInTheirScheduleOnly(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      UUID schedule = store(work, tenant, EveryTerm.plant()).scheduleId();
      store(work, tenant, EveryTerm.plant());

      assertThatThrownBy(
              () ->
                  work.in(
                      tenant,
                      () ->
                          work.client
                              .sql(
                                  """
                                  UPDATE production_jobs SET job_number = 'J-17'
                                  WHERE schedule_id = ? AND job_number = 'J-18'
                                  """)
                              .param(schedule)
                              .update()))
          .rootCause()
          .hasMessageContaining("production_jobs_schedule_id_job_number_key");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void equipmentOfAnotherSiteIsRefusedAndNothingIsStored(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      Plant plant = EveryTerm.plant();
      store(work, tenant, plant);
      Site site = plant.site();
      Plant elsewhere =
          plant.withSite(
              new Site(
                  "Elsewhere",
                  site.zone(),
                  site.currency(),
                  null,
                  site.baseLoad(),
                  site.monthToDatePeak(),
                  site.holidays(),
                  site.billing(),
                  Map.of(),
                  null));

      Finding finding = refusal(work, tenant, elsewhere);

      assertThat(finding.code()).isEqualTo("EQUIPMENT_OF_OTHER_SITE");
      assertThat(finding.message()).contains("HTR-001").contains(site.name());
      assertThat(work.in(tenant, () -> count(work.client, "sites"))).isEqualTo(1);
      assertThat(work.in(tenant, () -> count(work.client, "production_schedules"))).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatADatabaseCannotKeepIsRefusedByItsPlace(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      Plant plant = EveryTerm.plant();
      var job = plant.job("J-18");

      Finding nul =
          refusal(
              work, tenant, plant.withJobs(List.of(job.withEligibleEquipment(List.of("a\0b")))));
      assertThat(nul.code()).isEqualTo("TEXT_NUL_CHARACTER");
      assertThat(nul.location().pointer()).isEqualTo("/schedule/jobs/0/eligible_equipment/0");

      Finding unknown =
          refusal(work, tenant, plant.withJobs(List.of(job.withPredecessors(List.of("J-404")))));
      assertThat(unknown.code()).isEqualTo("UNKNOWN_REFERENCE");
      assertThat(unknown.message()).contains("J-18").contains("J-404");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anInstantTheDatabaseWouldRoundUndoesTheTransaction(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      Plant plant = EveryTerm.plant();
      var job = plant.job("J-18");
      Plant fine =
          plant.withJobs(
              List.of(job.withWindow(job.earliestStart().plusNanos(1), job.latestEnd())));

      assertThatThrownBy(() -> store(work, tenant, fine))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another plant than was stored");
      assertThat(work.in(tenant, () -> count(work.client, "production_schedules"))).isZero();
    }
  }

  private static StoredPlant store(Workspace work, TenantId tenant, Plant plant) {
    return work.in(tenant, () -> work.plants.store(plant, plant.horizon().start(), ORIGIN))
        .orThrow();
  }

  private static Finding refusal(Workspace work, TenantId tenant, Plant plant) {
    Outcome<StoredPlant> outcome =
        work.in(tenant, () -> work.plants.store(plant, plant.horizon().start(), ORIGIN));
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    return outcome.findings().getFirst();
  }

  private static long version(Workspace work, TenantId tenant, String equipment) {
    return work.in(tenant, () -> work.equipment.find(equipment)).orElseThrow().version();
  }

  private static int count(JdbcClient client, String table) {
    return client.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
  }

  private static List<Plant> drawn() {
    List<Plant> plants = new ArrayList<>();
    plants.addAll(
        LongStream.range(0, RANDOM_PLANTS).parallel().mapToObj(RandomPlants::tiny).toList());
    LongStream.range(0, 30).forEach(seed -> plants.add(SlowPlants.tiny(seed, true)));
    LongStream.range(0, 30)
        .forEach(seed -> plants.add(new RandomTerms(seed).on(SlowPlants.tiny(seed, false))));
    return List.copyOf(plants);
  }
}
