package io.heatscheduler.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.intake.IntakeRequest;
import io.heatscheduler.agents.intake.ScheduleIntakeAgent;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.template.JobTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Here because this module alone sees both the templates and the intake. */
class TemplateIntakeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jobs.csv", "jobs.xlsx"})
  void theTemplatesExampleIsAJobTheIntakeAccepts(String name) throws IOException {
    JobTemplates.write(folder.resolve(name));
    Files.writeString(folder.resolve("plant.yaml"), BigFilesBench.PLANT.formatted(name));
    PlantFolder plant = PlantFolder.open(folder).orThrow();

    assertThat(
            new ScheduleIntakeAgent()
                .run(IntakeRequest.of(plant), new RunContext("test"))
                .orThrow()
                .jobsRead())
        .isEqualTo(1);
  }
}
