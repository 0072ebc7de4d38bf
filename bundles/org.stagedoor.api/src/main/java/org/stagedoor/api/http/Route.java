package org.stagedoor.api.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Where an {@link org.stagedoor.api.operation.Operation Operation} or {@link
 * org.stagedoor.api.operation.Endpoint Endpoint} is reached; a service property.
 */
@ComponentPropertyType
@Requirement(namespace = "osgi.implementation", name = "org.stagedoor", version = "1.0.0")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Route {
  /** The members become {@code stagedoor.route} and {@code stagedoor.access}. */
  String PREFIX_ = "stagedoor.";

  /**
   * Methods and paths: {@code "DELETE /_matrix/client/{v}/devices/{device_id}"}. {@code {v}} stands
   * for {@code r0}, {@code v3} and {@code unstable}; any other word in braces for one segment of
   * the path; {@code {word*}} at the end for the rest of it. Of the paths that match, the one with
   * the earliest literal segment wins.
   */
  String[] route();

  /** Who may call. */
  Access access() default Access.USER;

  /**
   * Whether a POST must come from a form of one of this server's own pages, so that no other site
   * can send it in a user's name. Others are answered 403. Without it, a POST is JSON or such a
   * form.
   */
  boolean form() default false;

  /**
   * Whether a POST may be a form that anybody made: for what another server sends, which must prove
   * itself by what is in it.
   */
  boolean foreign() default false;

  /**
   * Whether browsers come here that must be told from each other: then {@link Call.Origin#browser}
   * is there, and they are given a cookie.
   */
  boolean browser() default false;
}
