package io.heatscheduler.server.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a {@link ListQuery} parameter: what the list may be sorted and filtered by. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Listed {
  /** Names to sort by. */
  String[] sort();

  /** Names to filter by. */
  String[] filter() default {};

  /** Order unless asked otherwise, e.g. {@code -createdAt,username}. */
  String usually();
}
