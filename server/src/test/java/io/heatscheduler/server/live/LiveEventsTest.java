package io.heatscheduler.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.persistence.Databases;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LiveEventsTest {
  private static final Database DATABASE = Databases.first();
  private static final HikariDataSource POOL = Databases.pool(DATABASE.application(), 8);
  private static final TenantTransactions TRANSACTIONS =
      new TenantTransactions(POOL, DATABASE.names());
  private static final JdbcClient CLIENT = JdbcClient.create(POOL);
  private static final LiveEvents EVENTS = new LiveEvents(TRANSACTIONS, CLIENT);

  @AfterAll
  static void close() {
    POOL.close();
  }

  private static LivePlant plant() {
    TenantId tenant = new TenantId(UUID.randomUUID());
    TRANSACTIONS.run(
        tenant,
        () ->
            CLIENT
                .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, 'Works')")
                .param("t-" + tenant)
                .update());
    return new LivePlant(tenant, TRANSACTIONS, CLIENT);
  }

  private static List<LiveEvent> events(LivePlant plant, long after) {
    return EVENTS.after(plant.tenant, after, 10_000);
  }

  @Test
  void everyChangeThatClientsMayWatchIsAnEvent() {
    LivePlant plant = plant();
    plant.progress(1);
    plant.status("RUNNING");
    plant.jobs(1_000);
    plant.tariff();
    plant.alert("hot");

    assertThat(events(plant, 0))
        .extracting(event -> event.type() + " " + event.topics().stream().sorted().toList())
        .containsExactly(
            "tariff.changed [prices/%s]".formatted(plant.tariff),
            "schedule.created [schedules/%s]".formatted(plant.schedule),
            "run.changed [runs/%s, schedules/%s]".formatted(plant.run, plant.schedule),
            "run.progress [runs/%s]".formatted(plant.run),
            "run.changed [runs/%s, schedules/%s]".formatted(plant.run, plant.schedule),
            "schedule.jobs.changed [schedules/%s]".formatted(plant.schedule),
            "tariff.changed [prices/%s]".formatted(plant.tariff),
            "alert.raised [alerts]");
  }

  @Test
  void aTransactionTellsOfTheJobsOfAScheduleOnce() {
    LivePlant plant = plant();
    long before = EVENTS.last(plant.tenant);

    plant.in(
        () -> {
          plant.jobs(2);
          plant.jobs(3);
        });

    assertThat(events(plant, before))
        .extracting(LiveEvent::type)
        .containsExactly("schedule.jobs.changed");
  }

  @Test
  void numbersHaveNoGapsWhoeverWritesAndWhateverIsRolledBack() throws Exception {
    LivePlant plant = plant();
    long before = EVENTS.last(plant.tenant);
    try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
      List<? extends Future<?>> work =
          LongStream.range(0, 60)
              .mapToObj(
                  i ->
                      writers.submit(
                          () -> {
                            if (i % 3 == 0) {
                              assertThatThrownBy(
                                      () ->
                                          plant.in(
                                              () -> {
                                                plant.alert("never");
                                                throw new IllegalStateException("rolled back");
                                              }))
                                  .hasMessage("rolled back");
                            } else {
                              plant.alert("alert " + i);
                            }
                          }))
              .toList();
      for (Future<?> one : work) {
        one.get();
      }
    }

    assertThat(events(plant, before))
        .extracting(LiveEvent::id)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(before + 1, before + 40).boxed().toList());
    assertThat(EVENTS.last(plant.tenant)).isEqualTo(before + 40);
  }

  @Test
  void aChangeThatCommitsLaterHasTheHigherNumberThoughItBeganEarlier() throws Exception {
    LivePlant plant = plant();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?> slow =
          other.submit(
              () ->
                  plant.in(
                      () -> {
                        plant.alert("began first");
                        written.countDown();
                        await(overtaken);
                      }));
      written.await();
      plant.alert("began second"); // must not wait for the transaction that is still open
      overtaken.countDown();
      slow.get();
    }

    assertThat(events(plant, EVENTS.last(plant.tenant) - 2))
        .extracting(LiveEvent::payload)
        .satisfiesExactly(
            first -> assertThat(first).contains("began second"),
            second -> assertThat(second).contains("began first"));
  }

  @Test
  void aTenantSeesItsOwnEventsOnly() {
    LivePlant plant = plant();
    plant.alert("secret");
    TenantId other = plant().tenant;

    assertThat(EVENTS.after(other, 0, 100))
        .extracting(LiveEvent::payload)
        .noneMatch(payload -> payload.contains("secret"));
    assertThat(
            TRANSACTIONS.<Long>in(
                other,
                () ->
                    CLIENT
                        .sql("SELECT count(*) FROM live_events WHERE tenant_id = ?")
                        .param(plant.tenant.value())
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  @Test
  void oldEventsAreRemovedFromTheBeginningOnly() {
    LivePlant plant = plant();
    plant.alert("one");
    plant.alert("two");
    long last = EVENTS.last(plant.tenant);

    assertThat(EVENTS.remove(Duration.ofHours(1))).isZero();
    assertThat(EVENTS.after(plant.tenant, 0, 100)).hasSize((int) last);
    assertThat(EVENTS.remove(Duration.ZERO)).isGreaterThanOrEqualTo((int) last);
    assertThat(EVENTS.after(plant.tenant, 0, 100)).isEmpty();
    assertThat(EVENTS.last(plant.tenant)).isEqualTo(last);

    plant.alert("three");
    assertThat(EVENTS.after(plant.tenant, 0, 100))
        .extracting(LiveEvent::id)
        .containsExactly(last + 1);
    assertThat(Set.copyOf(EVENTS.lasts().values())).contains(last + 1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
