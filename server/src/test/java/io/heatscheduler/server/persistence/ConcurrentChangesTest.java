package io.heatscheduler.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.persistence.PlantRepository.Origin;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of two who change the same version of a row, one is told that the other was quicker. */
class ConcurrentChangesTest {
  static Stream<Database> databases() {
    return Databases.all();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theSlowerOfTwoWritersIsToldTheNewVersion(Database database) throws Exception {
    try (Workspace work = new Workspace(database, 2);
        ExecutorService writers = Executors.newFixedThreadPool(2)) {
      TenantId tenant = work.tenant();
      store(work, tenant);
      CyclicBarrier bothHaveRead = new CyclicBarrier(2);

      List<CompletableFuture<Change>> changes =
          List.of(3, 9).stream()
              .map(
                  starts ->
                      CompletableFuture.supplyAsync(
                          () -> changeStarts(work, tenant, starts, bothHaveRead), writers))
              .toList();

      List<Change> ended = changes.stream().map(CompletableFuture::join).toList();
      assertThat(ended).containsExactlyInAnyOrder(new Change.Made(1), new Change.Stale(1));
      int winner = ended.getFirst() instanceof Change.Made ? 3 : 9;
      Versioned<Equipment> now =
          work.in(tenant, () -> work.equipment.find("HTR-001")).orElseThrow();
      assertThat(now.value().maxStartsPerDay()).isEqualTo(winner);
      assertThat(now.version()).isEqualTo(1);
      assertThat(now.value().capacities()).as("rows of other tables").hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aStatusIsDecidedOnWhatWasSeen(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      UUID schedule = store(work, tenant).scheduleId();

      assertThat(become(work, tenant, schedule, ScheduleStatus.OPTIMIZED, 0))
          .isEqualTo(new Change.Made(1));
      assertThat(become(work, tenant, schedule, ScheduleStatus.PUBLISHED, 0))
          .isEqualTo(new Change.Stale(1));
      assertThat(become(work, tenant, schedule, ScheduleStatus.PUBLISHED, 1))
          .isEqualTo(new Change.Made(2));
      assertThat(become(work, tenant, UUID.randomUUID(), ScheduleStatus.PUBLISHED, 0))
          .isEqualTo(new Change.Missing());
      assertThat(work.in(tenant, () -> work.plants.find(schedule)).orElseThrow().status())
          .isEqualTo(ScheduleStatus.PUBLISHED);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aDraftIsNotPublishedUnoptimized(Database database) {
    try (Workspace work = new Workspace(database, 1)) {
      TenantId tenant = work.tenant();
      UUID schedule = store(work, tenant).scheduleId();

      assertThatThrownBy(() -> become(work, tenant, schedule, ScheduleStatus.PUBLISHED, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a DRAFT schedule cannot become PUBLISHED");
    }
  }

  private static Change become(
      Workspace work, TenantId tenant, UUID schedule, ScheduleStatus next, long version) {
    return work.in(tenant, () -> work.schedules.become(schedule, next, version));
  }

  private static Change changeStarts(
      Workspace work, TenantId tenant, int starts, CyclicBarrier bothHaveRead) {
    return work.in(
        tenant,
        () -> {
          Versioned<Equipment> read = work.equipment.find("HTR-001").orElseThrow();
          try {
            bothHaveRead.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return work.equipment.update(read.value().withMaxStartsPerDay(starts), read.version());
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
