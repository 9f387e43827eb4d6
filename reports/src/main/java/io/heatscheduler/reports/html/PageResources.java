package io.heatscheduler.reports.html;

import io.heatscheduler.core.report.Paper;
import io.heatscheduler.reports.chart.Palette;
import io.heatscheduler.reports.chart.Style;
import io.heatscheduler.reports.chart.SvgPainter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page's style sheet and script, and the policy that allows nothing else. */
final class PageResources {
  private static final String SCRIPT = read("report.js");
  private static final String SHEET = read("report.css");

  private PageResources() {}

  /** The script, as it stands in the page. */
  static String script() {
    return SCRIPT;
  }

  /** The style sheet for a size of paper, as it stands in the page. */
  static String sheet(Paper paper) {
    return variables(":root", Palette.LIGHT)
        + SvgPainter.css(Palette.LIGHT)
        + "@media screen and (prefers-color-scheme: dark) {\n"
        + dark(":root:not([data-theme=\"light\"])")
        + "}\n@media screen {\n"
        + dark(":root[data-theme=\"dark\"]")
        + "}\n@page { size: "
        + switch (paper) {
          case A4 -> "A4";
          case LETTER -> "letter";
        }
        + "; margin: 14mm 12mm; }\n"
        + SHEET;
  }

  private static String dark(String root) {
    return variables(root, Palette.DARK)
        + SvgPainter.css(Palette.DARK).replaceAll("(?m)^\\.hs-chart", root + " .hs-chart");
  }

  /** The palette of the pictures as custom properties, so that page and pictures match. */
  private static String variables(String root, Palette palette) {
    Map<String, Style> names = new LinkedHashMap<>();
    names.put("ink", Style.TEXT);
    names.put("muted", Style.MUTED_TEXT);
    names.put("accent", Style.JOB_ELECTRIC);
    names.put("on-accent", Style.JOB_TEXT);
    names.put("alarm", Style.LIMIT_TEXT);
    names.put("paper", Style.LANE);
    names.put("band", Style.BAND_1);
    names.put("heat", Style.HEAT_UP);
    StringBuilder css = new StringBuilder(root).append(" {");
    names.forEach(
        (name, style) -> {
          Integer fill = palette.ink(style).fill();
          css.append(" --%s: #%06x;".formatted(name, fill == null ? 0 : fill));
        });
    return css.append(
            " --grid: #%06x; color-scheme: %s; }\n"
                .formatted(
                    palette.ink(Style.GRID).stroke(), palette == Palette.DARK ? "dark" : "light"))
        .toString();
  }

  /** Content security policy of a page: its own style sheet and script, and no request. */
  static String policy(Paper paper) {
    return "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
        .formatted(hash(sheet(paper)), hash(SCRIPT));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String read(String name) {
    try (InputStream in = PageResources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
