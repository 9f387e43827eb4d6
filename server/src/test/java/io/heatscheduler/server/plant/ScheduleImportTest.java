package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.formats.Limits;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plant folder goes in over HTTP as the command line reads it, or not at all. */
class ScheduleImportTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String IMPORT = "/api/v1/schedules/import";
  private static final String VALIDATE = "/api/v1/schedules/validate";

  private final Tenant tenant = SERVER.newTenant();
  private final String planner = SERVER.token(tenant, Role.PLANNER);

  @ParameterizedTest
  @ValueSource(strings = {"foundry", "food", "heat-treatment", "five-columns"})
  void anExampleHasTheInputHashThatTheCommandLineGives(String example) {
    var expected = PlantFiles.canonical(example);

    Answer answer = SERVER.as(planner, "POST", IMPORT).form(PlantFiles.of(example)).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.json().path("inputHash").asString()).isEqualTo(expected.hash().hex());
    assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    String id = answer.json().path("scheduleId").asString();
    assertThat(answer.header("Location")).isEqualTo("/api/v1/schedules/" + id);
    Answer plant = SERVER.as(planner, "GET", "/api/v1/schedules/" + id + "/plant").send();
    assertThat(plant.text()).isEqualTo(new String(expected.bytes(), StandardCharsets.UTF_8));
    assertThat(plant.header("Input-Hash")).isEqualTo(expected.hash().hex());
    assertThat(plant.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void aStoredPlantCanBeImportedAgainAsOneDocument() {
    Answer first = SERVER.as(planner, "POST", IMPORT).form(PlantFiles.of("foundry")).send();
    String plant = SERVER.as(planner, "GET", first.header("Location") + "/plant").send().text();

    Answer again = SERVER.as(planner, "POST", IMPORT).json(plant).send();

    assertThat(again.status()).as("%s", again).isEqualTo(201);
    assertThat(again.json().path("inputHash")).isEqualTo(first.json().path("inputHash"));
    assertThat(again.json().path("scheduleId")).isNotEqualTo(first.json().path("scheduleId"));
  }

  @Test
  void aFolderComesPackedAsABodyOrAPartWithOrWithoutItsOwnFolder() {
    Map<String, byte[]> files = PlantFiles.of("heat-treatment");
    Map<String, byte[]> inside = new TreeMap<>();
    files.forEach((name, content) -> inside.put("heat-treatment/" + name, content));
    inside.put("__MACOSX/heat-treatment/._plant.json", new byte[] {1});
    String hash = PlantFiles.canonical("heat-treatment").hash().hex();

    Answer body =
        SERVER.as(planner, "POST", IMPORT).bytes("application/zip", PlantFiles.zip(files)).send();
    Answer part =
        SERVER.as(planner, "POST", IMPORT).form(Map.of("plant.zip", PlantFiles.zip(inside))).send();

    assertThat(body.status()).as("%s", body).isEqualTo(201);
    assertThat(body.json().path("inputHash").asString()).isEqualTo(hash);
    assertThat(part.status()).as("%s", part).isEqualTo(201);
    assertThat(part.json().path("inputHash").asString()).isEqualTo(hash);
  }

  @Test
  void aCheckStoresNothingAndSaysTheSame() {
    Answer answer = SERVER.as(planner, "POST", VALIDATE).form(PlantFiles.of("food")).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("inputHash").asString())
        .isEqualTo(PlantFiles.canonical("food").hash().hex());
    assertThat(answer.json().path("possible").asBoolean()).isTrue();
    assertThat(total()).isZero();
  }

  @Test
  void oneWrongRowRefusesAllAndTheFirstHundredFindingsComeWithTheirCount() {
    Map<String, byte[]> files = PlantFiles.of("five-columns");
    StringBuilder jobs = new StringBuilder("job_id,product,quantity,heating_req,deadline\n");
    for (int i = 0; i < 150; i++) {
      jobs.append("J-%d,part,1,10,2026-02-30\n".formatted(i));
    }
    files.put("jobs.csv", PlantFiles.utf8(jobs.toString()));

    for (String path : new String[] {IMPORT, VALIDATE}) {
      Answer answer = SERVER.as(planner, "POST", path).form(files).send();

      assertThat(answer.status()).as("%s", answer).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("PLANT_INVALID");
      assertThat(answer.json().path("findingCount").asInt()).isGreaterThanOrEqualTo(150);
      assertThat(answer.json().path("findings").size()).isBetween(100, 110);
      assertThat(answer.json().at("/findings/0/location/source").asString()).isEqualTo("jobs.csv");
      assertThat(answer.json().at("/findings/0/location/row").asInt()).isEqualTo(2);
      assertThat(answer.json().at("/findings/0/fix").asString()).isNotEmpty();
    }
    assertThat(total()).isZero();
  }

  @Test
  void oneByteOverFiftyMegabytesIsRefused() {
    Map<String, byte[]> files = PlantFiles.of("five-columns");
    byte[] big = new byte[Limits.FILE_BYTES + 1];
    java.util.Arrays.fill(big, (byte) '\n');
    System.arraycopy(files.get("jobs.csv"), 0, big, 0, files.get("jobs.csv").length);
    files.put("jobs.csv", big);

    Answer form = SERVER.as(planner, "POST", IMPORT).form(files).send();
    Answer body = SERVER.as(planner, "POST", IMPORT).bytes("application/zip", big).send();

    assertThat(form.status()).as("%s", form).isEqualTo(413);
    assertThat(form.code()).isEqualTo("TOO_LARGE");
    assertThat(body.status()).as("%s", body).isEqualTo(413);
    assertThat(total()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "../evil.csv, FILE_OUTSIDE_FOLDER",
    "/etc/cron.d/evil, FILE_OUTSIDE_FOLDER",
    "a/../../evil.csv, FILE_OUTSIDE_FOLDER",
    "..\\evil.csv, FILE_OUTSIDE_FOLDER",
    "C:/evil.csv, FILE_OUTSIDE_FOLDER",
    "plant.yaml/evil.csv, FILE_TWICE",
  })
  void aNameThatLeavesTheFolderRefusesTheArchive(String name, String code) {
    Map<String, byte[]> files = new LinkedHashMap<>(PlantFiles.of("five-columns"));
    files.put(name, PlantFiles.utf8("x"));

    Answer packed =
        SERVER.as(planner, "POST", IMPORT).bytes("application/zip", PlantFiles.zip(files)).send();

    assertThat(packed.status()).as("%s", packed).isEqualTo(422);
    assertThat(packed.json().at("/findings/0/code").asString()).isEqualTo(code);
    assertThat(total()).isZero();
    assertThat(Path.of(System.getProperty("java.io.tmpdir"), "evil.csv")).doesNotExist();
  }

  @Test
  void aPartWhoseNameLeavesTheFolderIsRefused() {
    Map<String, byte[]> files = PlantFiles.of("five-columns");
    files.put("../evil.csv", PlantFiles.utf8("x"));

    Answer answer = SERVER.as(planner, "POST", IMPORT).form(files).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/code").asString()).isEqualTo("FILE_OUTSIDE_FOLDER");
  }

  @Test
  void anArchiveThatUnpacksToABombIsTooLarge() {
    byte[] zeros = new byte[40 * 1024 * 1024];

    Answer ratio =
        SERVER
            .as(planner, "POST", IMPORT)
            .bytes("application/zip", PlantFiles.zip(Map.of("jobs.csv", zeros)))
            .send();
    Map<String, byte[]> many = new TreeMap<>();
    for (int i = 0; i < 1_001; i++) {
      many.put("file-" + i, new byte[0]);
    }
    Answer entries =
        SERVER.as(planner, "POST", IMPORT).bytes("application/zip", PlantFiles.zip(many)).send();

    assertThat(ratio.status()).as("%s", ratio).isEqualTo(413);
    assertThat(ratio.json().at("/findings/0/code").asString())
        .isEqualTo("ARCHIVE_COMPRESSION_RATIO");
    assertThat(entries.status()).as("%s", entries).isEqualTo(413);
    assertThat(entries.json().at("/findings/0/code").asString())
        .isEqualTo("ARCHIVE_TOO_MANY_PARTS");
  }

  @Test
  void aBrokenOrDisguisedFileIsNamed() {
    byte[] whole = PlantFiles.zip(PlantFiles.of("five-columns"));
    Map<String, byte[]> pdf = PlantFiles.of("five-columns");
    pdf.put("jobs.csv", PlantFiles.utf8("%PDF-1.7"));

    Answer cut =
        SERVER
            .as(planner, "POST", IMPORT)
            .bytes("application/zip", java.util.Arrays.copyOf(whole, whole.length / 2))
            .send();
    Answer disguised = SERVER.as(planner, "POST", IMPORT).form(pdf).send();
    Answer noZip =
        SERVER.as(planner, "POST", IMPORT).bytes("application/zip", new byte[] {1, 2}).send();
    Answer type = SERVER.as(planner, "POST", IMPORT).body("text/plain", "x").send();

    assertThat(cut.status()).as("%s", cut).isEqualTo(422);
    assertThat(cut.json().at("/findings/0/code").asString()).isEqualTo("ARCHIVE_TRUNCATED");
    assertThat(disguised.status()).as("%s", disguised).isEqualTo(415);
    assertThat(noZip.status()).as("%s", noZip).isEqualTo(415);
    assertThat(type.status()).as("%s", type).isEqualTo(415);
    assertThat(total()).isZero();
  }

  @Test
  void aBodyThatIsNoPlantIsNamed() {
    Answer empty = SERVER.as(planner, "POST", IMPORT).form(Map.of()).send();
    Answer nothing = SERVER.as(planner, "POST", IMPORT).json("{}").send();
    Answer deep =
        SERVER.as(planner, "POST", IMPORT).json("[".repeat(2000) + "]".repeat(2000)).send();
    Answer field =
        SERVER
            .as(planner, "POST", IMPORT)
            .bytes(
                "multipart/form-data; boundary=b",
                PlantFiles.utf8(
                    "--b\r\n"
                        + "Content-Disposition: form-data; name=\"tenant\"\r\n\r\n"
                        + "acme\r\n"
                        + "--b--\r\n"))
            .send();

    assertThat(empty.status()).as("%s", empty).isIn(400, 422);
    assertThat(nothing.status()).as("%s", nothing).isEqualTo(422);
    assertThat(deep.status()).as("%s", deep).isEqualTo(422);
    assertThat(field.status()).as("%s", field).isEqualTo(422);
    assertThat(field.code()).isEqualTo("PARAMETER_UNKNOWN");
    assertThat(deep.text() + nothing.text() + empty.text()).doesNotContain("Exception", "/tmp");
  }

  @Test
  void tooManyPartsAreAProblemNotAFailure() {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      files.put("file-" + i, new byte[0]);
    }

    Answer answer = SERVER.as(planner, "POST", IMPORT).form(files).send();

    assertThat(answer.status()).as("%s", answer).isIn(400, 413);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void equipmentOfAnotherSiteIsNotTaken() {
    Map<String, byte[]> files = PlantFiles.of("five-columns");
    assertThat(SERVER.as(planner, "POST", IMPORT).form(files).send().status()).isEqualTo(201);
    files.put(
        "plant.yaml",
        PlantFiles.utf8(
            new String(files.get("plant.yaml"), StandardCharsets.UTF_8)
                .replaceFirst("name: .*", "name: Elsewhere")));

    Answer answer = SERVER.as(planner, "POST", IMPORT).form(files).send();
    Answer check = SERVER.as(planner, "POST", VALIDATE).form(files).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/code").asString())
        .isEqualTo("EQUIPMENT_OF_OTHER_SITE");
    assertThat(check.status()).isEqualTo(422);
  }

  private long total() {
    return SERVER
        .as(planner, "GET", "/api/v1/schedules")
        .send()
        .json()
        .at("/page/total")
        .asLong(-1);
  }
}
