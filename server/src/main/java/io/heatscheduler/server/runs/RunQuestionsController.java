package io.heatscheduler.server.runs;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What-if questions about a run; answers are objects as docs/cli.md has them. */
@RestController
@RequestMapping(path = "/api/v1/runs/{runId}", produces = "application/json")
@Tag(name = "questions", description = "Why a plan is as it is, and what others would cost.")
class RunQuestionsController {
  private static final int USUAL_CANDIDATES = 10;

  private final RunQuestions questions;

  RunQuestionsController(RunQuestions questions) {
    this.questions = questions;
  }

  @GetMapping("/explanation")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Says why a job runs where and when it does, or what more freedom would save.",
      description =
          "Give job, perhaps with equipment and start (\"why not there, why not then?\"); or"
              + " flexibility=true. Each alternative is planned again with effort work units (400:"
              + " about a second) and compared. complete is false if the answer was cut short after"
              + " 25 s. 429 while your tenant asks something else, 503 while the server is full.")
  ResponseEntity<byte[]> explanation(
      Caller caller,
      @PathVariable UUID runId,
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(required = false) @Nullable String equipment,
      @RequestParam(required = false)
          @Nullable
          @Schema(description = "In the site's time zone unless it has an offset.")
          String start,
      @RequestParam(defaultValue = "false") boolean flexibility,
      @RequestParam(defaultValue = "" + ScenariosGiven.USUAL_EFFORT) int effort) {
    if (flexibility == (job != null)) {
      throw invalid("job", "Either job or flexibility=true is needed.", "Add job=ID.");
    }
    if (job == null && (equipment != null || start != null)) {
      throw invalid("job", "equipment and start ask about a job.", "Add job=ID.");
    }
    if (effort < 1 || effort > ScenariosGiven.MOST_EFFORT) {
      throw invalid(
          "effort",
          "effort must be from 1 to %d.".formatted(ScenariosGiven.MOST_EFFORT),
          "Use e.g. effort=400.");
    }
    return DocumentAnswers.json(
        HttpStatus.OK,
        job == null
            ? questions.flexibility(caller.tenant(), runId, USUAL_CANDIDATES, effort)
            : questions.explain(caller.tenant(), runId, job, equipment, start, effort));
  }

  @PostMapping(path = "/compare", consumes = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Plans the run's plant as it is and under scenarios, side by side.",
      description =
          "Scenarios are those of docs/guides/what-if.md, written as JSON, 5 at most; nothing is"
              + " kept. The first answer is the plant as it is. complete is false if the time of"
              + " 25 s was over before all were planned. 429 and 503 as for explanation.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(type = "object"),
                      examples =
                          @ExampleObject(
                              """
                              {"effort": 400, "scenarios": [
                                {"name": "less power", "changes": [{"contractual_peak_kw": 900}]},
                                {"name": "without IF-2", "changes": [{"remove_equipment": "IF-2"}]}]}\
                              """))))
  ResponseEntity<byte[]> compare(
      Caller caller, @PathVariable UUID runId, @RequestBody byte[] body) {
    return DocumentAnswers.json(
        HttpStatus.OK, questions.compare(caller.tenant(), runId, Bodies.read(body)));
  }

  private static Problem invalid(String name, String message, String fix) {
    return Problem.unprocessable(
        "PARAMETER_INVALID",
        List.of(
            Finding.error("PARAMETER_INVALID", Location.of("query").column(name), message, fix)));
  }
}
