package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.audit.AuditCheckpoints;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tenant can prove to others what its audit log holds. */
class AuditProofOverHttpTest {
  private static final TestServer SERVER = TestServer.get();

  private final Tenant tenant =
      SERVER.bean(TenantDirectory.class).create("test", "t" + UUID.randomUUID(), "Audited");
  private final String admin = SERVER.token(tenant, Role.ADMIN);

  @Test
  void theNewestCheckpointIsShownAndProvesItsRecords() {
    for (int i = 0; i < 5; i++) {
      SERVER
          .as(admin, "POST", "/api/v1/users")
          .json("{\"username\":\"jane%d\",\"roles\":[\"PLANNER\"]}".formatted(i))
          .send();
    }
    assertThat(SERVER.bean(AuditCheckpoints.class).write()).isEmpty();

    JsonNode checkpoint = SERVER.as(admin, "GET", "/api/v1/audit/checkpoint").send().json();
    long size = checkpoint.path("size").asLong();
    assertThat(size).isGreaterThanOrEqualTo(5);
    assertThat(checkpoint.path("note").asString())
        .startsWith("heatscheduler/audit/%s\n%d\n".formatted(tenant.tenantId(), size));
    assertThat(checkpoint.path("verifierKey").asString())
        .startsWith("heatscheduler/audit/" + tenant.tenantId() + "+");

    for (long seq = 1; seq <= size; seq++) {
      JsonNode proof =
          SERVER.as(admin, "GET", "/api/v1/audit/%d/proof".formatted(seq)).send().json();
      assertThat(root(seq - 1, size, proof)).isEqualTo(checkpoint.path("rootHash").asString());
    }
    assertThat(
            SERVER.as(admin, "GET", "/api/v1/audit/%d/proof".formatted(size + 1)).send().status())
        .isEqualTo(404);
  }

  /** The verifier of RFC 9162, 2.1.3.2. */
  private static String root(long index, long size, JsonNode proof) {
    long fn = index;
    long sn = size - 1;
    String hash = proof.path("leafHash").asString();
    for (JsonNode beside : proof.path("path")) {
      assertThat(sn).isPositive();
      if ((fn & 1) == 1 || fn == sn) {
        hash = node(beside.asString(), hash);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = node(hash, beside.asString());
      }
      fn >>= 1;
      sn >>= 1;
    }
    assertThat(sn).isZero();
    return hash;
  }

  private static String node(String left, String right) {
    return Sha256.of(HexFormat.of().parseHex("01" + left + right)).hex();
  }

  @Test
  void whatIsNotSignedYetAnswersLikeWhatIsNotThere() {
    Tenant fresh =
        SERVER.bean(TenantDirectory.class).create("test", "t" + UUID.randomUUID(), "Fresh");
    Answer answer =
        SERVER.as(SERVER.token(fresh, Role.ADMIN), "GET", "/api/v1/audit/9999/proof").send();

    assertThat(answer.status()).isEqualTo(404);
  }
}
