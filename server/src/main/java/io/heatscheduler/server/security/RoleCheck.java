package io.heatscheduler.server.security;

import io.heatscheduler.server.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a caller reach a route only if the route allows it, before any of the request is read: the
 * answer tells nothing about what is there.
 */
final class RoleCheck implements HandlerInterceptor {
  private static final String OURS = "io.heatscheduler.";
  private static final String OPEN_PARTS = "io.heatscheduler.server.web.";

  private final String operatorTenant;

  RoleCheck(String operatorTenant) {
    this.operatorTenant = operatorTenant;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && !mayUse(method)) {
      throw forbidden();
    }
    return true;
  }

  static Problem forbidden() {
    return Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN", "Your role does not allow this.");
  }

  /** The caller of this thread's request, if it showed who it is. */
  static @org.jspecify.annotations.Nullable Caller caller() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Caller caller
        ? caller
        : null;
  }

  private boolean mayUse(HandlerMethod method) {
    String type = method.getBeanType().getName();
    // the library that describes the API; status and error pages
    if (!type.startsWith(OURS) || type.startsWith(OPEN_PARTS)) {
      return true;
    }
    if (method.hasMethodAnnotation(Open.class)) {
      return true;
    }
    Allowed allowed = method.getMethodAnnotation(Allowed.class);
    Caller caller = caller();
    return allowed != null
        && caller != null
        && Arrays.stream(allowed.value()).anyMatch(caller::is)
        && (!allowed.operatorTenantOnly() || caller.tenantKey().equals(operatorTenant));
  }
}
