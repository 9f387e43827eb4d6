package io.heatscheduler.server.api;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.plant.Documents;
import io.heatscheduler.server.plant.TariffRate;
import io.heatscheduler.server.plant.TariffRegistry;
import io.heatscheduler.server.plant.TariffRegistry.Kept;
import io.heatscheduler.server.plant.TariffRegistry.Valid;
import io.heatscheduler.server.plant.TariffRegistry.Where;
import io.heatscheduler.server.plant.TariffView;
import io.heatscheduler.server.plant.UploadedPlant;
import io.heatscheduler.server.plant.Uploads;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.ProblemBody.FindingBody;
import io.heatscheduler.server.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Electricity contracts of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/tariffs", produces = "application/json")
@Tag(
    name = "tariffs",
    description =
        "Electricity contracts: documents of the plant format, a list where there are several"
            + " versions. A change puts OPTIMIZED schedules under it back to DRAFT.")
class TariffsController {
  private final TariffRegistry tariffs;
  private final Uploads uploads;

  TariffsController(TariffRegistry tariffs, Uploads uploads) {
    this.tariffs = tariffs;
    this.uploads = uploads;
  }

  /** A contract that was read. */
  record TariffKept(
      TariffView tariff,
      @Schema(description = "Warnings and notes, the first hundred of each.")
          List<FindingBody> findings) {}

  /** A tariff that could be kept. */
  record TariffValid(
      @Schema(type = "object", description = "As read, in the plant format's keys.") Object tariff,
      List<FindingBody> findings) {}

  @GetMapping
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Lists tariffs; filter by currency.")
  Page<TariffView> list(
      Caller caller,
      @Listed(
              sort = {"tariffName", "effectiveDate", "createdAt"},
              filter = {"currency"},
              usually = "tariffName")
          ListQuery query) {
    return tariffs.list(caller.tenant(), query);
  }

  @GetMapping("/{tariffId}")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Shows a tariff with all its versions.")
  ResponseEntity<TariffView> get(Caller caller, @PathVariable UUID tariffId) {
    TariffView found = tariffs.get(caller.tenant(), tariffId);
    return ResponseEntity.ok().eTag(Versions.etag(found.version())).body(found);
  }

  @PostMapping(consumes = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Adds a tariff; 200 with the old one if the tenant has one of this content.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(value = PlantExamples.TARIFF))))
  ResponseEntity<TariffKept> add(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(required = false) @Nullable String timeZone,
      @RequestBody byte[] body) {
    return answer(
        tariffs.add(
            caller.tenant(), caller.actor(), Documents.anyBody(body), new Where(site, timeZone)));
  }

  @PutMapping(path = "/{tariffId}", consumes = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Makes a tariff's content another, in all versions.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(value = PlantExamples.TARIFF))))
  ResponseEntity<TariffKept> replace(
      Caller caller,
      @PathVariable UUID tariffId,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(required = false) @Nullable String timeZone,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody byte[] body) {
    return answer(
        tariffs.replace(
            caller.tenant(),
            caller.actor(),
            tariffId,
            ifMatch,
            Documents.anyBody(body),
            new Where(site, timeZone)));
  }

  @DeleteMapping("/{tariffId}")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(summary = "Removes a tariff under which no schedule is planned.")
  ResponseEntity<Void> remove(
      Caller caller,
      @PathVariable UUID tariffId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    tariffs.remove(caller.tenant(), caller.actor(), tariffId, ifMatch);
    return ResponseEntity.noContent().build();
  }

  @PostMapping(
      path = "/import",
      consumes = {
        "multipart/form-data",
        "application/json",
        "application/yaml",
        "text/csv",
        "application/xml",
        "application/zip"
      })
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Keeps the tariff of a file, or gives a tariff the prices of a file.",
      description =
          "A tariff: the plant format (JSON, YAML), or a rate of the Utility Rate Database (JSON,"
              + " CSV). With the parameter tariff: its prices, as a table (start, energy_rate_kwh),"
              + " ENTSO-E XML or CAISO OASIS XML, CSV or ZIP; If-Match is then the tariff's ETag.")
  ResponseEntity<TariffKept> importFile(
      Caller caller,
      @Parameter(description = "Whose prices the file holds.") @RequestParam(required = false)
          @Nullable UUID tariff,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(required = false) @Nullable String timeZone,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    try (UploadedPlant uploaded = uploads.open()) {
      UploadedFiles.oneInto(uploaded, request, "tariff");
      Where where = new Where(site, timeZone);
      return answer(
          tariff == null
              ? tariffs.importFile(caller.tenant(), caller.actor(), uploaded.onlyFile(), where)
              : tariffs.importPrices(
                  caller.tenant(), caller.actor(), tariff, ifMatch, uploaded.onlyFile(), where));
    }
  }

  @PostMapping(
      path = "/validate",
      consumes = {"multipart/form-data", "application/json", "application/yaml", "text/csv"})
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(summary = "Reads a tariff file as the import does, and keeps nothing.")
  TariffValid validate(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(required = false) @Nullable String timeZone,
      HttpServletRequest request)
      throws IOException {
    try (UploadedPlant uploaded = uploads.open()) {
      UploadedFiles.oneInto(uploaded, request, "tariff");
      Valid valid =
          tariffs.validate(caller.tenant(), uploaded.onlyFile(), new Where(site, timeZone));
      return new TariffValid(
          valid.tariff(), valid.findings().stream().map(FindingBody::of).toList());
    }
  }

  @GetMapping("/{tariffId}/rate")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(
      summary = "What a tariff charges at a moment.",
      description =
          "Read on the clock and calendar of the site, or on the plain clock of timeZone; neither"
              + " is needed if all schedules under the tariff are of one site. The offset tells"
              + " apart the two hours that the clock shows when summer time ends.")
  TariffRate rate(
      Caller caller,
      @PathVariable UUID tariffId,
      @Parameter(example = "2026-02-03T14:00:00-05:00") @RequestParam String at,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(required = false) @Nullable String timeZone) {
    return tariffs.rate(caller.tenant(), tariffId, instant(at), new Where(site, timeZone));
  }

  private static Instant instant(String at) {
    try {
      return OffsetDateTime.parse(at.replace(' ', '+')).toInstant(); // a plus sign not encoded
    } catch (DateTimeException e) {
      throw Problem.unprocessable(
          "PARAMETER_INVALID",
          List.of(
              Finding.error(
                  "PARAMETER_INVALID",
                  Location.of("query").column("at"),
                  "at is not a moment: date, time and offset are needed.",
                  "Use ISO 8601, e.g. at=2026-02-03T14:00:00-05:00 or at=2026-02-03T19:00:00Z.")));
    }
  }

  private static ResponseEntity<TariffKept> answer(Kept kept) {
    TariffKept body =
        new TariffKept(kept.view(), kept.findings().stream().map(FindingBody::of).toList());
    ResponseEntity.BodyBuilder answer =
        kept.isNew()
            ? ResponseEntity.created(URI.create("/api/v1/tariffs/" + kept.view().tariffId()))
            : ResponseEntity.ok();
    return answer.eTag(Versions.etag(kept.view().version())).body(body);
  }
}
