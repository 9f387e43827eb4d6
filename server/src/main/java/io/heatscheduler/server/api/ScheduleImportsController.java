package io.heatscheduler.server.api;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.server.persistence.PlantRepository.Origin;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.plant.CheckedPlant;
import io.heatscheduler.server.plant.ScheduleIntake;
import io.heatscheduler.server.plant.UploadedPlant;
import io.heatscheduler.server.plant.Uploads;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ProblemBody.FindingBody;
import io.heatscheduler.server.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whole plants that become schedules. */
@RestController
@RequestMapping(path = "/api/v1/schedules", produces = "application/json")
@Tag(name = "schedules", description = "Planning tasks: import, create, change, publish.")
class ScheduleImportsController {
  private static final String FORM =
      """
      Each file of the plant folder as a part named by its relative path, or one part with a .zip of
      the folder. A part named file or files goes by its file name.
      """;

  private final ScheduleIntake intake;
  private final Uploads uploads;

  ScheduleImportsController(ScheduleIntake intake, Uploads uploads) {
    this.intake = intake;
    this.uploads = uploads;
  }

  /** A plant that became a schedule. */
  record ScheduleImported(
      UUID scheduleId,
      @Schema(description = "Of the plant as stored; the command line gives the same.")
          String inputHash,
      @Schema(example = "42") int jobs,
      @Schema(example = "4") int equipment,
      @Schema(description = "False: the findings say why no schedule can exist.") boolean possible,
      @Schema(description = "Warnings and notes, the first hundred of each.")
          List<FindingBody> findings) {}

  /** A plant that could become a schedule. */
  record PlantValid(
      String inputHash,
      @Schema(example = "42") int jobs,
      @Schema(example = "4") int equipment,
      @Schema(description = "False: the findings say why no schedule can exist.") boolean possible,
      List<FindingBody> findings) {}

  @PostMapping(
      path = "/import",
      consumes = {"multipart/form-data", "application/zip", "application/json", "application/yaml"})
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Stores a plant folder as a new schedule, all or nothing.",
      description =
          "As a form, as one ZIP archive, or as one plant.json or plant.yaml. At most 50 MB a file."
              + " Site, equipment and recipes of the same name are changed to what the plant says.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = "multipart/form-data",
                    schema = @Schema(type = "object", description = FORM)),
                @Content(
                    mediaType = "application/zip",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = "application/json",
                    schema = @Schema(type = "object"),
                    examples = @ExampleObject(value = PlantExamples.PLANT)),
                @Content(mediaType = "application/yaml", schema = @Schema(type = "string"))
              }))
  ResponseEntity<ScheduleImported> importPlant(Caller caller, HttpServletRequest request)
      throws IOException {
    try (UploadedPlant uploaded = uploads.open()) {
      String name = UploadedFiles.into(uploaded, request, "plant");
      CheckedPlant checked = uploaded.read(name);
      StoredPlant stored =
          intake.store(caller.tenant(), caller.actor(), checked, new Origin("FILE", name));
      UUID id = stored.scheduleId();
      return ResponseEntity.created(URI.create("/api/v1/schedules/" + id))
          .eTag(Versions.etag(stored.version()))
          .body(
              new ScheduleImported(
                  id,
                  stored.canonical().hash().hex(),
                  checked.plant().jobs().size(),
                  checked.plant().equipment().size(),
                  checked.possible(),
                  bodies(checked.findings())));
    }
  }

  @PostMapping(
      path = "/validate",
      consumes = {"multipart/form-data", "application/zip", "application/json", "application/yaml"})
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Checks a plant folder as the import does, and stores nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = "multipart/form-data",
                    schema = @Schema(type = "object", description = FORM)),
                @Content(
                    mediaType = "application/zip",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = "application/json",
                    schema = @Schema(type = "object"),
                    examples = @ExampleObject(value = PlantExamples.PLANT)),
                @Content(mediaType = "application/yaml", schema = @Schema(type = "string"))
              }))
  PlantValid validate(Caller caller, HttpServletRequest request) throws IOException {
    try (UploadedPlant uploaded = uploads.open()) {
      CheckedPlant checked = uploaded.read(UploadedFiles.into(uploaded, request, "plant"));
      intake.check(caller.tenant(), checked);
      return new PlantValid(
          checked.canonical().hash().hex(),
          checked.plant().jobs().size(),
          checked.plant().equipment().size(),
          checked.possible(),
          bodies(checked.findings()));
    }
  }

  static List<FindingBody> bodies(List<Finding> findings) {
    return findings.stream().map(FindingBody::of).toList();
  }
}
