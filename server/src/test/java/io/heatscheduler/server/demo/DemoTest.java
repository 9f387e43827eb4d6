package io.heatscheduler.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.people.UserDirectory;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final TestServer SERVER = TestServer.get();

  @TempDir private Path folder;

  @Test
  void aSampleCompanyIsPlannedOverTheApiAndOnceMore() throws Exception {
    Demo demo = new Demo(SERVER.server().context());
    String address = SERVER.server().apiAddress();

    Demo.Made first = demo.fill(address, 1, folder.resolve("first"));
    List<String> hashes = hashes();
    Demo.Made again = demo.fill(address, 1, folder.resolve("again"));

    assertThat(first.run().path("status").asString()).isEqualTo("SUCCESS");
    assertThat(first.run().path("jobs").asInt()).isEqualTo(36);
    assertThat(first.run().path("savings").path("percent").decimalValue()).isPositive();
    assertThat(first.documents())
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .contains("report.pdf", "report.html");
    assertThat(first.documents()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    assertThat(first.people().stream().map(Demo.Account::role).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Role.values()));
    assertThat(again.run().path("hashes").path("input"))
        .isEqualTo(first.run().path("hashes").path("input"));

    assertThat(hashes()).as("new passwords").doesNotContainAnyElementsOf(hashes);
    assertThat(again.people()).extracting(Demo.Account::secret).doesNotHaveDuplicates();
  }

  /** Of the passwords that hold now. */
  private static List<String> hashes() {
    Tenant tenant = SERVER.bean(TenantDirectory.class).byKey(Demo.TENANT).orElseThrow();
    TenantId id = new TenantId(tenant.tenantId());
    UserDirectory users = SERVER.bean(UserDirectory.class);
    return Stream.of("ada", "pete", "olga", "vera")
        .map(name -> users.passwordHash(id, users.byName(id, name).orElseThrow().userId()))
        .toList();
  }
}
