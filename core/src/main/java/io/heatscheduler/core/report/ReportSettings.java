package io.heatscheduler.core.report;

import io.heatscheduler.core.Check;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What documents are made of a run, and for whom.
 *
 * @param formats kinds of documents, in the order of the enum
 * @param paper size of printed pages
 * @param language of all words; one of {@link #LANGUAGES}
 */
public record ReportSettings(Set<ReportFormat> formats, Paper paper, Locale language) {
  /** Languages that documents are written in. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  /** No documents. */
  public static final ReportSettings NONE = new ReportSettings(Set.of(), Paper.A4, Locale.ENGLISH);

  public ReportSettings {
    EnumSet<ReportFormat> ordered = EnumSet.noneOf(ReportFormat.class);
    ordered.addAll(formats);
    formats = Collections.unmodifiableSet(ordered);
    Check.that(
        LANGUAGES.contains(language), "language (%s) must be one of %s", language, LANGUAGES);
  }
}
