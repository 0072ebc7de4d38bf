package org.stagedoor.api.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The name of an {@link Operation}, by which flows are configured; a service property. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Guarded {
  /** The members become {@code stagedoor.operation} and so on. */
  String PREFIX_ = "stagedoor.";

  /** The name: {@code delete_devices}. */
  String operation();

  /** Parameters of the query string that belong to the operation's identity. */
  String[] query() default {};

  /**
   * Whether {@code session.grace} may apply: the same access token passed such an operation moments
   * ago.
   */
  boolean grace() default false;
}
