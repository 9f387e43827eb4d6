package io.heatscheduler.reports.html;

import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.content.Fact;
import io.heatscheduler.reports.content.ReportContent;
import io.heatscheduler.reports.content.Section;
import io.heatscheduler.reports.content.TitleBlock;
import io.heatscheduler.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays out the page: title and figures, what matters today, pictures, tables, record. */
final class Page {
  /** Sections that stand before the pictures. */
  private static final Set<Section.Id> FIRST =
      Set.of(Section.Id.SUMMARY, Section.Id.WATCH, Section.Id.CONTRADICTION, Section.Id.REPAIRS);

  private final Words words;
  private final Paper paper;
  private final Markup html = new Markup();

  Page(Words words, Paper paper) {
    this.words = words;
    this.paper = paper;
  }

  /**
   * The page of a report.
   *
   * @param run what its pictures show; null: there is no plan
   */
  String of(ReportContent content, @Nullable ReportedRun run) {
    Blocks blocks = new Blocks(html, words, job -> content.jobs().get(job).id());
    @Nullable Charts charts = run == null ? null : new Charts(html, words, run);
    html.open("html", "lang", content.language()).raw("\n");
    head(content.title());
    html.open(
            "body",
            "data-copy",
            words.text("html.copy"),
            "data-copied",
            words.text("html.copied"),
            "data-sort",
            words.text("html.sort"))
        .raw("\n");
    html.element("a", words.text("html.skip"), "class", "skip", "href", "#main").raw("\n");
    bar(content, charts != null);
    html.open("main", "id", "main", "tabindex", "-1").raw("\n");
    title(content.title(), blocks);
    html.open("section", "id", "figures", "aria-label", words.text("html.figures")).raw("\n");
    blocks.figures(content.figures());
    html.closeLine();
    html.open("div", "class", "first").raw("\n");
    content.sections().stream()
        .filter(section -> FIRST.contains(section.id()))
        .forEach(section -> section(section, blocks));
    html.closeLine();
    if (charts != null) {
      charts.section(words.text("html.schedule"));
    }
    content.sections().stream()
        .filter(section -> !FIRST.contains(section.id()))
        .forEach(section -> section(section, blocks));
    html.closeLine();
    if (charts != null) {
      html.open("script", "type", "application/json", "id", "data")
          .raw(charts.data(content.jobs()))
          .closeLine();
    }
    html.open("script").raw(PageResources.script()).closeLine();
    html.closeLine().closeLine();
    return html.page();
  }

  private void head(TitleBlock title) {
    html.open("head").raw("\n");
    html.empty("meta", "charset", "utf-8").raw("\n");
    html.empty(
            "meta", "http-equiv", "Content-Security-Policy", "content", PageResources.policy(paper))
        .raw("\n");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .raw("\n");
    html.empty("meta", "name", "color-scheme", "content", "light dark").raw("\n");
    html.empty("meta", "name", "referrer", "content", "no-referrer").raw("\n");
    html.element("title", title.site() + " - " + title.heading()).raw("\n");
    html.open("style").raw(PageResources.sheet(paper)).closeLine();
    html.closeLine();
  }

  private void bar(ReportContent content, boolean hasCharts) {
    html.open("header", "class", "bar").raw("\n");
    html.element("span", content.title().site(), "class", "site").raw("\n");
    html.open("nav", "aria-label", words.text("html.sections")).open("ul");
    content.sections().stream().filter(section -> FIRST.contains(section.id())).forEach(this::link);
    if (hasCharts) {
      link("schedule", words.text("nav.schedule"));
    }
    content.sections().stream()
        .filter(section -> !FIRST.contains(section.id()))
        .forEach(this::link);
    html.close().closeLine();
    html.element(
            "button",
            words.text("html.theme"),
            "type",
            "button",
            "id",
            "theme",
            "class",
            "script",
            "hidden",
            "")
        .raw("\n");
    html.closeLine();
  }

  private void link(Section section) {
    link(section.id().anchor(), words.text("nav." + section.id().anchor()));
  }

  private void link(String anchor, String title) {
    html.open("li").element("a", title, "href", "#" + anchor).closeLine();
  }

  private void title(TitleBlock title, Blocks blocks) {
    html.open("div", "class", "title")
        .element("p", title.heading(), "class", "heading")
        .element("h1", title.site())
        .element("p", title.horizon(), "class", "horizon");
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.text("html.subject"), title.subject()));
    facts.addAll(title.facts());
    blocks.facts(facts, "about");
    html.closeLine();
  }

  private void section(Section section, Blocks blocks) {
    String anchor = section.id().anchor();
    html.open("section", "id", anchor, "aria-labelledby", "h-" + anchor)
        .element("h2", section.title(), "id", "h-" + anchor)
        .raw("\n");
    if (section.id() == Section.Id.ASSIGNMENTS) {
      blocks.together(section.title(), section.blocks());
    } else {
      section.blocks().forEach(blocks::block);
    }
    html.closeLine();
  }
}
