package io.heatscheduler.formats.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.job.JobColumn;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.formats.Recorded;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobTemplatesTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"jobs.csv", "jobs.xlsx"})
  void aTemplateReadsBackWithEveryColumnAndItsExample(String name) throws IOException {
    JobTemplates.write(temp.resolve(name));
    Recorded read = Recorded.jobs(name, Files.readAllBytes(temp.resolve(name)));

    assertThat(read.findings()).noneMatch(finding -> finding.severity() != Severity.INFO);
    assertThat(read.columns()).isEqualTo(JobColumn.headers());
    assertThat(read.rows())
        .containsExactly(
            "2 {job_id=J-001, product_id=P-100, product_name=Forged rings, quantity=12, unit=pcs, heating_requirement_kwh=240,"
                + " duration_minutes=120, earliest_start=2026-11-23T06:00, latest_end=2026-11-23T18:00, priority=3,"
                + " operators_required=1}");
  }

  @Test
  void anExistingFileIsNeverOverwritten() throws IOException {
    Path file = Files.writeString(temp.resolve("jobs.csv"), "mine");

    assertThatThrownBy(() -> JobTemplates.write(file))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void anotherEndingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobTemplates.write(temp.resolve("jobs.doc")))
        .withMessageContaining("must end in .csv or .xlsx");
  }
}
