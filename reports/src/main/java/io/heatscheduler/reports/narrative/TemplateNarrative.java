package io.heatscheduler.reports.narrative;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.NarrativeWriter;
import io.heatscheduler.core.report.ReportedRun;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Words a run from the templates of its language. */
public final class TemplateNarrative implements NarrativeWriter {

  @Override
  public Narrative write(
      ReportedRun run,
      List<FlexibilityValue> flexibility,
      @Nullable Forecast forecast,
      Locale language) {
    ULocale locale = ULocale.forLocale(language);
    NumberFormat money = NumberFormat.getCurrencyInstance(locale);
    money.setCurrency(Currency.fromJavaCurrency(run.bill().currency()));
    String text =
        new MessageFormat(template("plan.cost", language), locale)
            .format(
                new Object[] {
                  run.grid().jobs().size(), money.format(run.bill().planCost()),
                });
    return new Narrative(
        language,
        List.of(new Narrative.Sentence("plan.cost", text, List.of("plan.jobs", "plan.cost"))));
  }

  private static String template(String key, Locale language) {
    return ResourceBundle.getBundle("io.heatscheduler.reports.narrative.sentences", language)
        .getString(key);
  }
}
