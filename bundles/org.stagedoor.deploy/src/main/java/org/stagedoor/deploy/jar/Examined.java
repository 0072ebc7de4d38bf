package org.stagedoor.deploy.jar;

/** What a file turned out to be. */
public sealed interface Examined {
  /** A bundle in order. */
  record Sound(BundleJar jar) implements Examined {}

  /**
   * Nothing that could ever be deployed.
   *
   * @param reason why, for operators: what follows the file's name and "is refused:"
   */
  record Flawed(String reason) implements Examined {}

  /**
   * The beginning of a jar, perhaps still being written.
   *
   * @param reason what is missing, for operators
   */
  record Unfinished(String reason) implements Examined {}
}
