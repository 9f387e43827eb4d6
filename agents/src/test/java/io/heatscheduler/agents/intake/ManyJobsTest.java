package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalInput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job lists too long to be kept. */
class ManyJobsTest {
  private static final int ROWS = 500_000;

  @TempDir private Path folder;

  /** A plant whose job list is made while it is read. */
  private record Endless(PlantSource plant, int repeatedRow) implements PlantSource {
    private static final List<String> COLUMNS =
        List.of("job_id", "product", "quantity", "heating_req", "deadline");

    @Override
    public String name() {
      return plant.name();
    }

    @Override
    public Outcome<Node.Mapping> entry() {
      return plant.entry();
    }

    @Override
    public Outcome<Node> document(Node.Scalar file) {
      return plant.document(file);
    }

    @Override
    public void rows(Node.Scalar file, String rowElement, RowHandler handler) {
      handler.header(COLUMNS, Location.row("jobs.csv", 1));
      boolean more = true;
      for (int i = 0; i < ROWS && more; i++) {
        int id = i + 2 == repeatedRow ? 0 : i;
        more =
            handler.row(
                row(i + 2, "J-" + id, "P" + i, "1", Integer.toString(i), "2026-11-23T12:00"));
      }
    }

    private static Node.Mapping row(int line, String... cells) {
      Location place = Location.row("jobs.csv", line);
      Map<String, Node> values = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        String column = COLUMNS.get(i);
        values.put(column, new Node.Scalar(cells[i], Node.Kind.TEXT, place.column(column)));
      }
      return new Node.Mapping(values, place);
    }

    @Override
    public List<RawFile> files() {
      return plant.files();
    }
  }

  @Test
  void halfAMillionJobsAreCheckedOneByOneButOnlyTheFirstAreKept() {
    PlantSource source = new Endless(new PlantFiles().in(folder), 0);

    ProductionSchedule schedule =
        new ScheduleIntakeAgent().run(IntakeRequest.of(source), new RunContext("test")).orThrow();

    assertThat(schedule.jobsRead()).isEqualTo(ROWS);
    assertThat(schedule.jobs()).hasSize(5_000);
    assertThat(schedule.quality().rows()).isEqualTo(ROWS);
    assertThat(schedule.exceedsMaxJobs()).isTrue();
  }

  @Test
  void planningMoreJobsThanAllowedIsRefusedByName() {
    Outcome<CompletedPlant> outcome = PlantFiles.read(new Endless(new PlantFiles().in(folder), 0));

    assertThat(outcome.findings())
        .extracting(Finding::toString)
        .contains(
            "jobs.csv: jobs.csv holds 500,000 jobs; optimize plans at most 5,000 (max_jobs). Plan a"
                + " shorter horizon or fewer jobs at a time, or raise --max-jobs.");
  }

  @Test
  void aDuplicateFarBeyondTheKeptJobsIsFound() {
    PlantSource source = new Endless(new PlantFiles().in(folder), 400_000);

    assertThat(
            new ScheduleIntakeAgent()
                .run(IntakeRequest.of(source), new RunContext("test"))
                .findings()
                .getFirst())
        .hasToString(
            "jobs.csv, row 400000, job_id: J-0 is given already, in row 2. Give every job an id of"
                + " its own.");
  }

  @Test
  void theCanonicalFormOfManyJobsIsMadeInOneGo() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      rows.append("J-%d,P,1,1,2026-11-23T12:00\n".formatted(i));
    }
    CompletedPlant completed =
        new PlantFiles()
            .jobs("job_id,product,quantity,heating_req,deadline", rows.toString().strip())
            .plant(folder);

    assertThat(CanonicalInput.of(completed.plant(), completed.asOf()).bytes().length)
        .isGreaterThan(1_000_000);
  }
}
