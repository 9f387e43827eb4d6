package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A job being put together; every field is a key of the format, with the format's default. */
public final class JobDraft {
  public String jobId;
  public String productId = "P-1";
  public String productName = "";
  public BigDecimal quantity = BigDecimal.ONE;
  public String unit = "piece";
  public BigDecimal heatKwh = BigDecimal.TEN;
  public @Nullable BigDecimal temperatureSetpointC;
  public int durationMinutes = 60;
  public Instant earliestStart;
  public Instant latestEnd;
  public int priority = 3;
  public List<String> eligibleEquipment = new ArrayList<>();
  public int operatorsRequired;
  public List<String> predecessors = new ArrayList<>();
  public List<Interval> mustRun = new ArrayList<>();
  public List<Interval> cannotRun = new ArrayList<>();
  public List<BigDecimal> powerProfile = new ArrayList<>();
  public Map<String, BigDecimal> uses = new TreeMap<>();
  public @Nullable Instant plannedStart;
  public @Nullable String plannedEquipment;

  /** A job of an hour and 10 kWh that may run anywhere in a window. */
  public JobDraft(String jobId, Instant earliestStart, Instant latestEnd) {
    this.jobId = jobId;
    this.earliestStart = earliestStart;
    this.latestEnd = latestEnd;
  }

  /** A draft that builds the same job again. */
  public static JobDraft of(Job job) {
    JobDraft draft = new JobDraft(job.jobId(), job.earliestStart(), job.latestEnd());
    draft.productId = job.productId();
    draft.productName = job.productName();
    draft.quantity = job.quantity();
    draft.unit = job.unit();
    draft.heatKwh = job.heat().kilowattHours();
    draft.temperatureSetpointC = job.temperatureSetpointC();
    draft.durationMinutes = job.durationMinutes();
    draft.priority = job.priority();
    draft.eligibleEquipment = new ArrayList<>(job.eligibleEquipment());
    draft.operatorsRequired = job.operatorsRequired();
    draft.predecessors = new ArrayList<>(job.predecessors());
    draft.mustRun = new ArrayList<>(job.mustRun());
    draft.cannotRun = new ArrayList<>(job.cannotRun());
    draft.powerProfile = new ArrayList<>(job.powerProfile());
    draft.uses = new TreeMap<>(job.uses());
    draft.plannedStart = job.plannedStart();
    draft.plannedEquipment = job.plannedEquipment();
    return draft;
  }

  /** The job. */
  public Job build() {
    return new Job(
        jobId,
        productId,
        productName,
        quantity,
        unit,
        new Energy(heatKwh),
        temperatureSetpointC,
        durationMinutes,
        earliestStart,
        latestEnd,
        priority,
        eligibleEquipment,
        operatorsRequired,
        predecessors,
        mustRun,
        cannotRun,
        powerProfile,
        uses,
        plannedStart,
        plannedEquipment);
  }
}
