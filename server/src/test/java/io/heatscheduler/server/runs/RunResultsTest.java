package io.heatscheduler.server.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.change.OtherPeakLimit;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunResultsTest {
  private static final TestServer SERVER = TestServer.get();
  private static final Tenant US = SERVER.main();
  private static final String RUN =
      Schedules.finishedRun(
          SERVER,
          US,
          Schedules.ofExample("five-columns", SERVER, US),
          "{\"effort\":40,\"reports\":[\"CSV\",\"HTML\",\"ICS\"]}");

  private static Answer get(String path) {
    return SERVER.as(SERVER.token(US, Role.PLANNER), "GET", path).send();
  }

  private static Answer post(String path, String body) {
    return SERVER.as(SERVER.token(US, Role.PLANNER), "POST", path).json(body).send();
  }

  private static List<JsonNode> items(JsonNode list) {
    List<JsonNode> items = new ArrayList<>();
    list.path("items").forEach(items::add);
    return items;
  }

  @Test
  void assignmentsCoverEveryJobInOrderAndPageByPage() {
    JsonNode all = get(RUN + "/assignments?size=200").json();
    JsonNode first = get(RUN + "/assignments?size=2").json();
    JsonNode second = get(RUN + "/assignments?size=2&page=2").json();

    assertThat(all.at("/page/total").asInt())
        .isEqualTo(get(RUN).json().path("jobs").asInt())
        .isGreaterThan(3);
    assertThat(items(all))
        .isSortedAccordingTo(Comparator.comparing(row -> row.path("scheduledStart").asString()));
    List<JsonNode> paged = items(first);
    paged.addAll(items(second));
    assertThat(paged).isEqualTo(items(all).subList(0, 4));
  }

  @Test
  void assignmentsOfOneEquipmentCanBeAskedFor() {
    String equipment =
        items(get(RUN + "/assignments").json()).getFirst().path("equipmentId").asString();

    JsonNode found = get(RUN + "/assignments?sort=-jobId&equipmentId=" + equipment).json();

    assertThat(items(found))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.path("equipmentId").asString()).isEqualTo(equipment));
    assertThat(items(get(RUN + "/assignments?equipmentId=none").json())).isEmpty();
  }

  @Test
  void theBillsSumToTheCostsOfTheRun() {
    JsonNode run = get(RUN).json();

    JsonNode bill = get(RUN + "/bill").json();

    assertThat(bill.path("plan_cost").decimalValue())
        .isEqualByComparingTo(run.path("objective").decimalValue());
    assertThat(bill.at("/baseline/plan_cost").decimalValue())
        .isEqualByComparingTo(run.path("baselineCost").decimalValue());
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : bill.path("lines")) {
      sum = sum.add(new BigDecimal(line.path("amount").asString()));
    }
    assertThat(sum).isEqualByComparingTo(run.path("objective").decimalValue());
  }

  @Test
  void everyDocumentIsGivenByteForByteWithItsTypeAndASafeName() throws Exception {
    JsonNode documents = get(RUN + "/documents").json().path("documents");

    assertThat(documents.findValuesAsString("name"))
        .contains("bill.json", "provenance.json", "report/assignments.csv", "report/report.html");
    for (JsonNode document : documents) {
      HttpResponse<byte[]> answer = bytes(document.path("name").asString());
      assertThat(answer.statusCode()).as("%s", document).isEqualTo(200);
      assertThat(Sha256.of(answer.body()).hex()).isEqualTo(document.path("sha256").asString());
      assertThat(answer.body()).hasSize(document.path("bytes").asInt());
      assertThat(header(answer, "ETag")).isEqualTo('"' + document.path("sha256").asString() + '"');
      assertThat(header(answer, "Content-Type")).startsWith(document.path("mediaType").asString());
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Content-Disposition"))
          .matches("(inline|attachment); filename.*")
          .doesNotContain("/");
    }
  }

  private static HttpResponse<byte[]> bytes(String name) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create(SERVER.server().apiAddress() + RUN + "/documents/" + name))
              .header("X-Forwarded-For", TestServer.newAddress())
              .header("Authorization", "Bearer " + SERVER.token(US, Role.VIEWER))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void aPageRunsAloneInTheBrowser() {
    Answer page = get(RUN + "/documents/report/report.html");

    assertThat(page.headers("Content-Security-Policy")).hasSize(1);
    assertThat(page.header("Content-Security-Policy"))
        .contains("sandbox", "default-src 'none'")
        .doesNotContain("allow-same-origin");
  }

  @Test
  void whoHasADocumentIsToldSo() {
    String etag = get(RUN + "/documents/bill.json").header("ETag");

    Answer again =
        SERVER
            .as(SERVER.token(US, Role.PLANNER), "GET", RUN + "/documents/bill.json")
            .header("If-None-Match", etag)
            .send();

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  void aDocumentThatIsNotThereIsNotFound() {
    assertThat(get(RUN + "/documents/report/report.pdf").status()).isEqualTo(404);
    assertThat(get(RUN + "/documents/../../secrets").status()).isIn(400, 404);
    assertThat(get(RUN + "/documents/%2e%2e%2fsecrets").status()).isIn(400, 404);
  }

  @Test
  void provenanceHasTheChainOfTheRun() {
    JsonNode run = get(RUN).json();

    JsonNode provenance = get(RUN + "/provenance").json();

    assertThat(provenance.path("cost_hash").asString())
        .isEqualTo(run.at("/hashes/cost").asString());
    assertThat(provenance.path("report_hash").asString())
        .isEqualTo(run.at("/hashes/report").asString());
  }

  @Test
  void aRunVerifiesAndAnotherHashIsDetected() {
    JsonNode run = get(RUN).json();
    String cost = run.at("/hashes/cost").asString();

    JsonNode verified =
        post(RUN + "/verify", "{\"expectedCostHash\":\"%s\"}".formatted(cost)).json();
    JsonNode other =
        post(RUN + "/verify", "{\"expectedCostHash\":\"%s\"}".formatted("0".repeat(64))).json();

    assertThat(verified.path("status").asString()).as("%s", verified).isEqualTo("verified");
    assertThat(verified.path("cost_hash").asString()).isEqualTo(cost);
    assertThat(other.path("status").asString()).isEqualTo("not verified");
    assertThat(other.at("/findings/0/code").asString()).isEqualTo("COST_HASH_DIFFERS");
    assertThat(post(RUN + "/verify", "{\"expectedCostHash\":\"abc\"}").status()).isEqualTo(422);
  }

  @Test
  void anInfeasibleRunSaysWhyAndWhatToChange() {
    UUID tight =
        Schedules.ofExample(
            "five-columns",
            SERVER,
            US,
            plant -> new OtherPeakLimit(Power.ofKilowatts(41)).applyTo(plant));
    String run = Schedules.finishedRun(SERVER, US, tight, "{\"effort\":40}");

    JsonNode failed = get(run).json();
    JsonNode repairs = get(run + "/repairs").json();

    assertThat(failed.path("status").asString()).as("%s", failed).isEqualTo("FAILED");
    assertThat(failed.path("findings")).isNotEmpty();
    assertThat(repairs.path("status").asString()).isEqualTo("infeasible");
    assertThat(repairs.at("/conflict/limits")).isNotEmpty();
    assertThat(get(run + "/bill").code()).isEqualTo("RUN_HAS_NO_PLAN");
    assertThat(get(run + "/assignments").status()).isEqualTo(409);
    assertThat(post(run + "/verify", "{}").status()).isEqualTo(409);
    assertThat(get(RUN + "/repairs").code()).isEqualTo("NOTHING_TO_REPAIR");
  }
}
