package io.heatscheduler.server.plant;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.json.JsonReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Peaks that published plans are expected to make. The highest of a month over all published plans
 * of a site stands in the peak ledger, provisionally: what is metered is never replaced.
 */
@Component
final class PublishedPeaks {
  private final JdbcClient client;

  PublishedPeaks(JdbcClient client) {
    this.client = client;
  }

  /** A figure of the ledger. */
  private record Key(String component, LocalDate month) {}

  private record Peak(Key key, BigDecimal kw) {}

  /** Makes a schedule's peaks those of a run's plan, in the tenant's transaction. */
  void replace(UUID schedule, UUID site, UUID run) {
    Set<Key> touched =
        new HashSet<>(
            client
                .sql("SELECT component, month FROM published_peaks WHERE schedule_id = ?")
                .param(schedule)
                .query(
                    (row, number) -> new Key(row.getString(1), row.getObject(2, LocalDate.class)))
                .list());
    client.sql("DELETE FROM published_peaks WHERE schedule_id = ?").param(schedule).update();
    for (Peak peak : peaksOf(run)) {
      touched.add(peak.key());
      client
          .sql(
              """
              INSERT INTO published_peaks (schedule_id, site_id, component, month, peak_kw, run_id)
              VALUES (?, ?, ?, ?, ?, ?)
              ON CONFLICT (tenant_id, schedule_id, component, month)
                DO UPDATE SET peak_kw = greatest(published_peaks.peak_kw, excluded.peak_kw)
              """)
          .params(schedule, site, peak.key().component(), peak.key().month(), peak.kw(), run)
          .update();
    }
    touched.forEach(key -> settle(site, key));
  }

  private void settle(UUID site, Key key) {
    client
        .sql(
            """
            DELETE FROM peak_ledger
            WHERE site_id = ? AND component = ? AND month = ? AND source = 'PROVISIONAL'
            """)
        .params(site, key.component(), key.month())
        .update();
    client
        .sql(
            """
            INSERT INTO peak_ledger (site_id, component, month, peak_kw, source, run_id)
            SELECT site_id, component, month, peak_kw, 'PROVISIONAL', run_id FROM published_peaks
            WHERE site_id = ? AND component = ? AND month = ?
            ORDER BY peak_kw DESC, run_id LIMIT 1
            ON CONFLICT (tenant_id, site_id, component, month) DO NOTHING
            """)
        .params(site, key.component(), key.month())
        .update();
  }

  /** What the bill of a run says its plan measures. */
  private List<Peak> peaksOf(UUID run) {
    byte[] bill =
        client
            .sql(
                """
                SELECT c.content FROM run_documents d JOIN stored_contents c USING (tenant_id, sha256)
                WHERE d.run_id = ? AND d.document_name = 'bill.json'
                """)
            .param(run)
            .query((row, number) -> row.getBytes(1))
            .single();
    List<Peak> peaks = new ArrayList<>();
    Node document = new JsonReader().document(SourceBytes.of("bill.json", bill)).orThrow();
    if (document instanceof Node.Mapping sections
        && sections.get("demand") instanceof Node.Sequence demand) {
      for (Node item : demand.items()) {
        LocalDate period = LocalDate.parse(text(item, "billing_period_start"));
        peaks.add(
            new Peak(
                new Key(text(item, "component"), period.withDayOfMonth(1)),
                new BigDecimal(text(item, "measured_kw")).max(BigDecimal.ZERO)));
      }
    }
    return peaks;
  }

  private static String text(Node item, String key) {
    @Nullable Node value = item instanceof Node.Mapping mapping ? mapping.get(key) : null;
    if (value instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    throw new IllegalStateException("a demand of bill.json has no " + key);
  }
}
