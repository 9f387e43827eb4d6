package io.heatscheduler.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedShapeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aDocumentKeepsTheOrderInWhichMembersAreShownAndItsNulls() {
    Document document = Document.with().put("z", 1).put("a", null).put("m", "text").build();

    assertThat(document.members().keySet()).containsExactly("z", "a", "m");
    assertThat(document.members()).containsEntry("a", null);
  }

  @Test
  void aDocumentWithoutSomeKeysKeepsTheOthersAndIsAnother() {
    Document document = Document.with().put("a", 1).put("b", 2).put("c", 3).build();

    Document rest = document.without("b", "absent");

    assertThat(rest.members().keySet()).containsExactly("a", "c");
    assertThat(document.members().keySet()).containsExactly("a", "b", "c");
  }

  @Test
  void aDocumentDoesNotChangeWithItsBuilderOrByHand() {
    Document.Builder builder = Document.with().put("a", 1);
    Document document = builder.build();
    builder.put("b", 2);

    assertThat(document.members()).containsOnlyKeys("a");
    Map<String, ?> members = document.members();
    assertThatThrownBy(() -> members.remove("a")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theHourThatHappensTwiceIsToldApartByItsOffset() {
    // 2026-10-25: the clock goes back from 03:00 +02:00 to 02:00 +01:00.
    assertThat(Document.time(Instant.parse("2026-10-25T00:30:00Z"), BERLIN))
        .isEqualTo("2026-10-25T02:30:00+02:00");
    assertThat(Document.time(Instant.parse("2026-10-25T01:30:00Z"), BERLIN))
        .isEqualTo("2026-10-25T02:30:00+01:00");
    assertThat(Document.time(Instant.parse("2026-11-23T05:00:00Z"), ZoneId.of("UTC")))
        .isEqualTo("2026-11-23T05:00:00Z");
  }

  @Test
  void aPublishedNumberHasSixDecimalsHalfEvenAndOneForm() {
    assertThat(Table.number(new BigDecimal("0.0000005"))).isEqualTo(BigDecimal.ZERO);
    assertThat(Table.number(new BigDecimal("0.0000015"))).isEqualTo(new BigDecimal("0.000002"));
    assertThat(Table.number(new BigDecimal("-0.0000025"))).isEqualTo(new BigDecimal("-0.000002"));
    assertThat(Table.number(new BigDecimal("12.500"))).isEqualTo(new BigDecimal("12.5"));
    assertThat(Table.number(new BigDecimal("0E+3"))).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void aTableDoesNotChangeWithTheListsItWasMadeFrom() {
    List<Object> row = new ArrayList<>(List.of("J-1", BigDecimal.ONE));
    List<List<Object>> rows = new ArrayList<>(List.of(row));
    Table table = new Table(List.of("job_id", "power_kw"), rows);
    row.set(0, "J-2");
    rows.clear();

    assertThat(table.rows()).containsExactly(List.of("J-1", BigDecimal.ONE));
  }
}
