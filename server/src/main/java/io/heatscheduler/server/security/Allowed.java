package io.heatscheduler.server.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may use a route. A route with neither this nor {@link Open} is closed to everybody. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
  /** Any one of these roles is enough. */
  Role[] value();

  /** Whether the caller must also belong to the tenant that runs this installation. */
  boolean operatorTenantOnly() default false;
}
