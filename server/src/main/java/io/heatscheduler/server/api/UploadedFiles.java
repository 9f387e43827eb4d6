package io.heatscheduler.server.api;

import io.heatscheduler.server.plant.UploadedPlant;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Files of a request: the parts of a form, or the body itself. */
final class UploadedFiles {
  private static final Set<String> NAMED_BY_FILE = Set.of("file", "files");
  private static final Map<String, String> ENDINGS =
      Map.of(
          "application/zip", "zip",
          "application/json", "json",
          "application/yaml", "yaml",
          "application/xml", "xml",
          "text/csv", "csv",
          "application/vnd.ms-excel", "xls",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  private UploadedFiles() {}

  /**
   * Adds every file of a request to a folder.
   *
   * @param stem name without ending of a body that is the file itself
   * @return name of the only file, or the stem
   */
  static String into(UploadedPlant folder, HttpServletRequest request, String stem)
      throws IOException {
    return into(folder::add, request, stem);
  }

  /** The same for a route that takes one file: an archive stays one. */
  static void oneInto(UploadedPlant folder, HttpServletRequest request, String stem)
      throws IOException {
    into(folder::addAsIs, request, stem);
  }

  private static String into(
      BiConsumer<String, InputStream> folder, HttpServletRequest request, String stem)
      throws IOException {
    MultipartHttpServletRequest form =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (form == null) {
      String name = stem + "." + endingOf(request.getContentType());
      try (InputStream body = request.getInputStream()) {
        folder.accept(name, body);
      }
      return name;
    }
    String last = stem;
    int count = 0;
    for (List<MultipartFile> parts : form.getMultiFileMap().values()) {
      for (MultipartFile part : parts) {
        last = nameOf(part);
        count++;
        try (InputStream content = part.getInputStream()) {
          folder.accept(last, content);
        }
      }
    }
    return count == 1 ? last : stem;
  }

  private static String endingOf(@Nullable String contentType) {
    MediaType type = MediaType.parseMediaType(String.valueOf(contentType));
    String ending = ENDINGS.get(type.getType() + "/" + type.getSubtype());
    if (ending == null) {
      throw new IllegalStateException("a route takes %s, which has no ending".formatted(type));
    }
    return ending;
  }

  private static String nameOf(MultipartFile part) {
    String fileName = part.getOriginalFilename();
    return NAMED_BY_FILE.contains(part.getName()) && fileName != null && !fileName.isBlank()
        ? fileName
        : part.getName();
  }
}
