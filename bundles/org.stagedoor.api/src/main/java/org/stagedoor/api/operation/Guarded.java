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
   * Whether browsers call it with a GET, and no client: instead of a challenge they are led through
   * the pages of a flow and back, all in one browser, and what was proved ends in a {@link
   * org.stagedoor.api.http.Reply.Web}. Its route is for anybody. What its query says must be named
   * in {@link #query}; the parameter {@code session} is the core's.
   */
  boolean hosted() default false;

  /**
   * Whether {@code session.grace} may apply: the same access token passed such an operation moments
   * ago.
   */
  boolean grace() default false;
}
