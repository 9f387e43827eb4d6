package io.heatscheduler.server.web;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that a route does not know, and those given twice. */
final class ParameterCheck implements HandlerInterceptor {
  private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getPackageName().startsWith("io.heatscheduler.")
        && !(method.getBean() instanceof ErrorPage)) {
      check(request, known.computeIfAbsent(method, ParameterCheck::parametersOf));
    }
    return true;
  }

  private static void check(HttpServletRequest request, Set<String> known) {
    List<Finding> findings = new ArrayList<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              Location place = Location.of("query").column(shortened(name));
              if (!known.contains(name)) {
                findings.add(
                    Finding.error(
                        "PARAMETER_UNKNOWN",
                        place,
                        "%s is not a parameter here.".formatted(shortened(name)),
                        known.isEmpty()
                            ? "Remove it."
                            : "Parameters: %s.".formatted(String.join(", ", known))));
              } else if (values.length > 1) {
                findings.add(
                    Finding.error(
                        "PARAMETER_REPEATED",
                        place,
                        "%s is given %d times.".formatted(name, values.length),
                        "Give it once."));
              }
            });
    if (!findings.isEmpty()) {
      throw Problem.unprocessable(findings.getFirst().code(), findings);
    }
  }

  private static Set<String> parametersOf(HandlerMethod method) {
    Set<String> names = new TreeSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
      if (single != null) {
        String named = single.name();
        String own = parameter.getParameter().getName();
        names.add(named.isEmpty() ? own : named);
      }
      Listed listed = parameter.getParameterAnnotation(Listed.class);
      if (listed != null) {
        names.addAll(List.of("page", "size", "sort"));
        names.addAll(Arrays.asList(listed.filter()));
      }
    }
    return names;
  }

  private static String shortened(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "..." : name;
  }
}
