package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditOverHttpTest {
  private static final TestServer SERVER = TestServer.get();

  private Tenant tenant;
  private String admin;

  @BeforeEach
  void freshTenant() {
    tenant = SERVER.bean(TenantDirectory.class).create("test", "t" + UUID.randomUUID(), "Audited");
    admin = SERVER.token(tenant, Role.ADMIN);
  }

  @Test
  void aChangeIsRecordedWithWhoWhatBeforeAndAfter() {
    Answer made =
        SERVER
            .as(admin, "POST", "/api/v1/users")
            .json("{\"username\":\"jane\",\"roles\":[\"PLANNER\"]}")
            .send();
    String id = made.json().at("/user/userId").asString();
    Answer changed =
        SERVER
            .as(admin, "PATCH", "/api/v1/users/" + id)
            .header("If-Match", made.header("ETag"))
            .json("{\"roles\":[\"VIEWER\"]}")
            .send();

    JsonNode record =
        SERVER
            .as(admin, "GET", "/api/v1/audit?action=user.change&objectId=" + id)
            .send()
            .json()
            .at("/items/0");

    assertThat(record.path("actor").asString()).startsWith("client:");
    assertThat(record.path("traceId").asString()).isEqualTo(changed.header("Trace-Id"));
    assertThat(record.at("/before/roles").toString()).isEqualTo("[\"PLANNER\"]");
    assertThat(record.at("/after/roles").toString()).isEqualTo("[\"VIEWER\"]");
    assertThat(SERVER.as(admin, "GET", "/api/v1/audit").send().text())
        .doesNotContain(made.json().path("password").asString());
  }

  @Test
  void aRefusedChangeLeavesNoRecord() {
    SERVER
        .as(admin, "POST", "/api/v1/users")
        .json("{\"username\":\"tom\",\"roles\":[\"PLANNER\"]}")
        .send();
    long before = total();

    Answer taken =
        SERVER
            .as(admin, "POST", "/api/v1/users")
            .json("{\"username\":\"tom\",\"roles\":[\"PLANNER\"]}")
            .send();

    assertThat(taken.status()).isEqualTo(409);
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void numbersHaveNoGapsWhateverRunsAtTheSameTimeOrFails() {
    TenantTransactions transactions = SERVER.bean(TenantTransactions.class);
    AuditLog audit = SERVER.bean(AuditLog.class);
    TenantId id = new TenantId(tenant.tenantId());
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 40; i++) {
        boolean fails = i % 4 == 0;
        threads.execute(
            () -> {
              try {
                transactions.run(
                    id,
                    () -> {
                      audit.append(
                          id, new AuditEntry("test", "try", "thing", "", Json.NULL, Json.NULL));
                      if (fails) {
                        throw new IllegalArgumentException("rolled back");
                      }
                    });
              } catch (IllegalArgumentException expected) {
                assertThat(fails).isTrue();
              }
            });
      }
    }

    List<Long> numbers = new ArrayList<>();
    for (JsonNode record :
        SERVER.as(admin, "GET", "/api/v1/audit?sort=seq&size=200").send().json().path("items")) {
      numbers.add(record.path("seq").asLong());
    }
    Answer kept = SERVER.as(admin, "GET", "/api/v1/audit?action=try").send();
    assertThat(kept.json().at("/page/total").asInt()).isEqualTo(30);
    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
  }

  private long total() {
    return SERVER.as(admin, "GET", "/api/v1/audit").send().json().at("/page/total").asLong();
  }
}
