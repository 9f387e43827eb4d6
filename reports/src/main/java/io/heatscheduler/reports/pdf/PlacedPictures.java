package io.heatscheduler.reports.pdf;

import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import io.heatscheduler.reports.chart.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;

/** Pictures of a document; its markup names each by its number where it belongs. */
final class PlacedPictures implements FSObjectDrawerFactory, FSObjectDrawer {
  private final List<Picture> pictures = new ArrayList<>();
  private final PdfFonts fonts;

  PlacedPictures(PdfFonts fonts) {
    this.fonts = fonts;
  }

  /**
   * Markup for a picture at its own size.
   *
   * @param text escapes words
   */
  String place(Picture picture, UnaryOperator<String> text) {
    pictures.add(picture);
    return "<object type=\"image/picture\" data=\"%d\" alt=\"%s\" style=\"width:%spt;height:%spt\"></object>"
        .formatted(
            pictures.size() - 1,
            text.apply(picture.title() + ". " + picture.description()),
            PdfMarkup.points(picture.width()),
            PdfMarkup.points(picture.height()));
  }

  @Override
  public FSObjectDrawer createDrawer(Element element) {
    return this;
  }

  @Override
  public boolean isReplacedObject(Element element) {
    return element.getTagName().equals("object");
  }

  @Override
  public Map<java.awt.Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    PdfBoxOutputDevice page = (PdfBoxOutputDevice) device;
    float dots = page.getDotsPerPoint();
    double left = x + context.getPage().getMarginBorderPadding(context, CalculatedStyle.LEFT);
    double top =
        y
            - context.getPage().getPaintingTop()
            + context.getPage().getMarginBorderPadding(context, CalculatedStyle.TOP);
    PicturePainter.paint(
        pictures.get(Integer.parseInt(element.getAttribute("data"))),
        page.getCurrentPage(),
        fonts,
        (float) left / dots,
        page.getPage().getMediaBox().getHeight() - (float) top / dots,
        (float) width / dots);
    return Map.of();
  }
}
