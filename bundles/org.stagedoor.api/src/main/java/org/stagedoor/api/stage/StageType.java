package org.stagedoor.api.stage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The auth type that a {@link Stage} serves, as service properties, and a requirement on a core
 * that calls it. Of two stages of one type the one with the higher {@code service.ranking} serves.
 *
 * <p>In the bundle's manifest it becomes a capability {@code org.stagedoor.stage} with the auth
 * type as {@code type}, for resolvers that are to find a bundle for a type.
 */
@ComponentPropertyType
@Capability(namespace = "org.stagedoor.stage")
@Requirement(namespace = "osgi.implementation", name = "org.stagedoor", version = "1.0.0")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StageType {
  /** The members become {@code stagedoor.stage}, {@code stagedoor.proves} and so on. */
  String PREFIX_ = "stagedoor.";

  /**
   * The auth type: {@code m.login.terms}; one of one's own by the rules for Java packages, {@code
   * org.example.colour}.
   */
  @Attribute("type")
  String stage();

  /**
   * What a passed stage vouches for. A flow that proves nobody is not offered for an operation on
   * somebody's account.
   */
  Proves proves() default Proves.NOTHING;

  /**
   * Whether an attempt may wait for anything but the store, whose waits end by themselves. A stage
   * that may not is called by the thread of the request, which is quicker by some 20 µs for each
   * call, {@link Stage#params} included; one that may is called by threads of its own, so that its
   * hanging is its own trouble.
   */
  boolean blocking() default true;

  /**
   * Whether an attempt may be a guess at a secret. Then it is refused with 429 after too many wrong
   * ones, which costs a look-up.
   */
  boolean guessable() default true;

  /**
   * How many attempts run at once, 1 to 1000; others wait within the time limit, then are answered
   * 503.
   */
  int concurrency() default 16;

  /**
   * How long a call may take, in milliseconds, 100 to 120,000; then it is interrupted and the
   * client answered 503.
   */
  int timeLimitMillis() default 10_000;

  /** What a stage may vouch for. */
  enum Proves {
    /** That somebody took a step. */
    NOTHING,
    /** Who somebody is: a {@link Claim.User}. */
    USER,
    /** That a third-party identifier is somebody's: a {@link Claim.Identifier}. */
    IDENTIFIER
  }
}
