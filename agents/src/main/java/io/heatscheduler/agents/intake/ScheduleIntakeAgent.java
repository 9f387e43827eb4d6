package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.Agent;
import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.time.TimeGrid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agent 1 of 6: reads site, horizon, shifts, recipes and jobs, checks every value, computes heating
 * requirements from recipes, and assesses the quality of the job list.
 *
 * <p>All or nothing: one error refuses the schedule, after everything has been read.
 */
public final class ScheduleIntakeAgent implements Agent<IntakeRequest, ProductionSchedule> {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleIntakeAgent.class);

  @Override
  public Outcome<ProductionSchedule> run(IntakeRequest request, RunContext context) {
    LOG.info("{} intake starts", context.runId());
    Findings findings = new Findings();
    ProductionSchedule schedule = read(request, findings);
    LOG.info("{} intake ends, refused: {}", context.runId(), findings.hasErrors());
    if (schedule == null || findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    context.record("intake.jobs", schedule.jobsRead(), schedule.jobsName());
    context.record("intake.quality", schedule.quality().score(), schedule.jobsName());
    context.record("intake.filled", schedule.filled().size(), "");
    return new Outcome.Done<>(schedule, findings.list());
  }

  private static @Nullable ProductionSchedule read(IntakeRequest request, Findings findings) {
    PlantSource source = request.source();
    PlantFrame frame = PlantFrame.read(source, findings);
    if (frame == null) {
      return null;
    }
    PlantDocument document = frame.document();
    Binding binding = new Binding(findings, frame.zone());
    Site site = new SiteReader(source, frame, findings).read();
    List<Shift> shifts =
        document.shifts() == null ? null : ShiftReader.read(source, document.shifts(), binding);
    Map<String, Location> places = new LinkedHashMap<>();
    Map<String, Product> products =
        document.products() == null
            ? Map.of()
            : ProductReader.read(source, document.products(), binding, places);
    RelaxPrices prices =
        document.relaxPrices() == null
            ? null
            : RelaxPricesReader.read(document.relaxPrices(), binding);
    TimeGrid horizon = frame.horizon();
    Node jobs = document.jobs();
    if (horizon == null || jobs == null) {
      return null; // without a horizon, every job's defaults would be wrong too
    }
    Recipes recipes = new Recipes(products, horizon, request.maxJobs());
    JobRows rows = new JobRows(new JobReader(horizon, recipes), request.maxJobs());
    Table.read(source, jobs, "job", JobReader.KEYS, JobReader.REQUIRED, binding, rows::accept);
    requireJobs(rows, jobs, findings);
    if (site == null) {
      return null;
    }
    return new ProductionSchedule(
        site,
        horizon,
        shifts,
        products,
        places,
        rows.drafts(),
        rows.rows(),
        request.maxJobs(),
        jobs instanceof Node.Scalar file ? file.text() : "jobs",
        rows.quality(),
        recipes.filled(),
        prices,
        document.asOf());
  }

  private static void requireJobs(JobRows rows, Node jobs, Findings findings) {
    if (rows.rows() > 0) {
      findings.info("DATA_QUALITY", jobs.location(), rows.quality().toString());
    } else if (!findings.hasErrors()) {
      findings.error(
          "NO_JOBS",
          jobs.location(),
          "There is no job to plan.",
          "Add at least one row with job_id, product, quantity, heating_req and deadline.");
    }
  }
}
