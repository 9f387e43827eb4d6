package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.fact.Fact;
import io.heatscheduler.core.fact.FactRounding;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.RunHashes;
import java.util.List;

/**
 * A run's facts and sentences for machines: what a mail, a chat or a dashboard may say of it.
 *
 * <p>Layout: docs/guides/summary.md.
 */
public final class SummaryDocument {
  /** Name of the file beside the documents. */
  public static final String FILE = "summary.json";

  private SummaryDocument() {}

  /** Facts and sentences with the hashes of the run they are of. */
  public static Document of(Facts facts, Narrative narrative, RunHashes hashes) {
    return Document.with()
        .put("input_hash", hashes.input().hex())
        .put("optimization_hash", hashes.optimization().hex())
        .put("cost_hash", hashes.cost().hex())
        .put("currency", facts.currency().getCurrencyCode())
        .put("timezone", facts.zone().getId())
        .put("language", narrative.language().getLanguage())
        .put("sentences", sentences(narrative))
        .put("facts", facts.all().stream().map(SummaryDocument::fact).toList())
        .build();
  }

  /** The sentences with the ids of their facts, as {@code --json} shows them, too. */
  public static List<Document> sentences(Narrative narrative) {
    return narrative.sentences().stream()
        .map(
            sentence ->
                Document.with()
                    .put("id", sentence.id())
                    .put("text", sentence.text())
                    .put("facts", sentence.facts())
                    .build())
        .toList();
  }

  private static Document fact(Fact fact) {
    Document.Builder object =
        Document.with()
            .put("id", fact.id())
            .put("type", fact.type().published())
            .put("value", fact.value().published());
    if (fact.definition().rounding() != FactRounding.NEAREST) {
      object.put("rounding", fact.definition().rounding().published());
    }
    return object.build();
  }
}
