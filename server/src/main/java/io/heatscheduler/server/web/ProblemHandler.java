package io.heatscheduler.server.web;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever ends a request early into a problem of one shape. */
@RestControllerAdvice
class ProblemHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  @ExceptionHandler
  ResponseEntity<ProblemBody> problem(Problem problem, HttpServletRequest request) {
    HttpHeaders headers = new HttpHeaders();
    if (problem.retryAfter() != null) {
      headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter().toSeconds()));
    }
    return answer(
        request,
        headers,
        problem.status(),
        problem.code(),
        String.valueOf(problem.getMessage()),
        problem.findings());
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> badJson(
      HttpMessageNotReadableException e, HttpServletRequest request) {
    Finding finding = jsonFinding(e.getCause());
    boolean syntax = finding.code().equals("JSON_SYNTAX");
    return answer(
        request,
        new HttpHeaders(),
        syntax ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_CONTENT,
        finding.code(),
        finding.message(),
        List.of(finding));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> invalid(
      MethodArgumentNotValidException e, HttpServletRequest request) {
    Findings findings = new Findings();
    for (var error : e.getBindingResult().getAllErrors()) {
      String field = error instanceof FieldError of ? of.getField() : "";
      Location location = Location.of("body");
      for (String part : field.isEmpty() ? new String[0] : field.split("[.\\[\\]]+")) {
        location = location.child(part);
      }
      String what = error.getDefaultMessage() == null ? "is invalid" : error.getDefaultMessage();
      findings.error(
          "FIELD_INVALID",
          location,
          "%s %s.".formatted(field.isEmpty() ? "The body" : field, what),
          "See the field's limits in /api/v1/openapi.json.");
    }
    Problem problem = Problem.unprocessable("FIELDS_INVALID", findings.list());
    return problem(problem, request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> wrongType(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    String type = e.getRequiredType() == null ? "value" : e.getRequiredType().getSimpleName();
    String message = "%s is not a %s.".formatted(e.getName(), type.toLowerCase(Locale.ROOT));
    String fix =
        type.equals("UUID")
            ? "Use an id as the API gave it, e.g. from a list."
            : "Correct the value.";
    Finding finding =
        Finding.error("PARAMETER_INVALID", Location.NONE.column(e.getName()), message, fix);
    return problem(Problem.unprocessable("PARAMETER_INVALID", List.of(finding)), request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> missing(
      MissingServletRequestParameterException e, HttpServletRequest request) {
    Finding finding =
        Finding.error(
            "PARAMETER_MISSING",
            Location.of("query").column(e.getParameterName()),
            "The parameter %s is missing.".formatted(e.getParameterName()),
            "Add it to the address.");
    return problem(Problem.unprocessable("PARAMETER_MISSING", List.of(finding)), request);
  }

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    QueryTimeoutException.class,
    PessimisticLockingFailureException.class
  })
  ResponseEntity<ProblemBody> busy(Exception e, HttpServletRequest request) {
    LOG.warn("database not available: {}", e.getMessage());
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return answer(
        request,
        headers,
        HttpStatus.SERVICE_UNAVAILABLE,
        "DATABASE_UNAVAILABLE",
        "The server cannot reach its data at the moment. Try again.",
        List.of());
  }

  /** A form of files that cannot be taken apart, or was refused meanwhile. */
  @ExceptionHandler
  ResponseEntity<ProblemBody> form(MultipartException e, HttpServletRequest request) {
    return e.getCause() instanceof Problem refused ? problem(refused, request) : other(e, request);
  }

  /** What Spring itself refuses; anything unknown is a bug, whose words stay in the log. */
  @ExceptionHandler
  ResponseEntity<ProblemBody> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) {
      return answer(
          request,
          known.getHeaders(),
          known.getStatusCode(),
          codeOf(known.getStatusCode()),
          detailOf(e, known.getStatusCode()),
          List.of());
    }
    LOG.error("request failed", e);
    return answer(
        request,
        new HttpHeaders(),
        HttpStatus.INTERNAL_SERVER_ERROR,
        "INTERNAL_ERROR",
        "The server failed on this request. Report it with the trace id.",
        List.of());
  }

  static String codeOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> "NOT_FOUND";
      case 405 -> "METHOD_NOT_ALLOWED";
      case 406 -> "NOT_ACCEPTABLE";
      case 413 -> "TOO_LARGE";
      case 415 -> "UNSUPPORTED_MEDIA_TYPE";
      default -> status.is5xxServerError() ? "INTERNAL_ERROR" : "BAD_REQUEST";
    };
  }

  private static String detailOf(Exception e, HttpStatusCode status) {
    return switch (e) {
      case HttpRequestMethodNotSupportedException method ->
          "%s is not possible here; possible: %s."
              .formatted(
                  method.getMethod(),
                  String.join(
                      ", ",
                      Objects.requireNonNullElse(
                          method.getSupportedMethods(), new String[] {"none"})));
      case HttpMediaTypeNotSupportedException type ->
          "This content type is not understood here; understood: %s."
              .formatted(
                  type.getSupportedMediaTypes().stream()
                      .map(MediaType::toString)
                      .collect(Collectors.joining(", ")));
      default -> detailOf(status);
    };
  }

  static String detailOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 400 -> "The request is not understood.";
      case 404 -> "There is nothing here for you.";
      case 405 -> "This method is not possible here.";
      case 406 -> "The answer exists as application/json only.";
      case 413 -> "The request is too large.";
      case 415 -> "This content type is not understood here.";
      default -> status.is5xxServerError() ? "The server failed on this request." : "Refused.";
    };
  }

  private static Finding jsonFinding(@Nullable Throwable cause) {
    Location place = Location.of("body");
    return switch (cause) {
      case null ->
          Finding.error("BODY_MISSING", place, "The body is missing.", "Send a JSON document.");
      case UnrecognizedPropertyException unknown ->
          Finding.error(
              "FIELD_UNKNOWN",
              at(place, unknown),
              "%s is not a field here.".formatted(unknown.getPropertyName()),
              "Fields: %s."
                  .formatted(
                      unknown.getKnownPropertyIds() == null
                          ? "see /api/v1/openapi.json"
                          : unknown.getKnownPropertyIds().stream()
                              .map(String::valueOf)
                              .sorted()
                              .collect(Collectors.joining(", "))));
      case InvalidNullException absent ->
          Finding.error(
              "FIELD_NULL",
              at(place, absent),
              "A value is needed here.",
              "Give one, or leave it out.");
      case StreamReadException syntax -> {
        var where = syntax.getLocation();
        yield new Finding(
            "JSON_SYNTAX",
            io.heatscheduler.core.outcome.Severity.ERROR,
            where == null
                ? place
                : new Location("body", where.getLineNr(), "character " + where.getColumnNr(), null),
            "The body is not valid JSON.",
            "Check commas, quotes and brackets near that place.");
      }
      case JacksonException binding ->
          Finding.error(
              "FIELD_INVALID",
              at(place, binding),
              "The value does not fit its field.",
              "See the field's type in /api/v1/openapi.json.");
      default ->
          Finding.error("JSON_SYNTAX", place, "The body could not be read.", "Send valid JSON.");
    };
  }

  private static Location at(Location place, JacksonException e) {
    Location location = place;
    for (JacksonException.Reference reference : e.getPath()) {
      location =
          location.child(
              reference.getPropertyName() != null
                  ? reference.getPropertyName()
                  : String.valueOf(reference.getIndex()));
    }
    return location;
  }

  private static ResponseEntity<ProblemBody> answer(
      HttpServletRequest request,
      HttpHeaders headers,
      HttpStatusCode status,
      String code,
      String detail,
      List<Finding> findings) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemBody.of(status, code, detail, TraceIds.of(request), findings));
  }
}
