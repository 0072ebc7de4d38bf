package org.stagedoor.api.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The jars in the folder {@code deploy/}, and what became of each. A service of the standalone
 * server; other containers have deployers of their own, and then it is not there. Any thread may
 * call it.
 */
@ProviderType
public interface Deployments {
  /** Every jar in the folder, sorted by name; what is in memory, at once. */
  List<Deployment> list();

  /** What may be deployed at present. */
  Trust trust();

  /**
   * Puts a jar into the folder, under the same rules as one that is dropped there. It is checked
   * first: what is refused then changes nothing in the folder, and {@link #list} does not name it.
   * A file of the same name is replaced. Waits until it is known what became of it, a minute at
   * most.
   *
   * @param file its name in the folder, which ends with {@code .jar}: letters, digits, {@code . _ +
   *     -}, at most 120; without a path
   * @param jar read to its end, and not closed
   * @return what became of it
   * @throws IOException if the stream can't be read or the folder not be written
   */
  Deployment offer(String file, InputStream jar) throws IOException;

  /**
   * Takes a jar out of the folder. Its bundle goes; the next lower version in the folder, or the
   * one that is shipped, comes back.
   *
   * @param file its name in the folder
   * @return what was done; nothing if there is no such file
   */
  Result withdraw(String file);

  /**
   * Starts a bundle that {@link #stop} stopped.
   *
   * @param bundle its symbolic name
   * @return what was done, or why not
   */
  Result start(String bundle);

  /**
   * Stops a bundle, dropped or shipped, until {@link #start} or the next start of the server. Those
   * that the server can't run without stay as they are.
   *
   * @param bundle its symbolic name
   * @return what was done, or why not
   */
  Result stop(String bundle);

  /**
   * What came of an order.
   *
   * @param done whether it was carried out
   * @param words what happened or why nothing did, for operators, one line
   */
  record Result(boolean done, String words) {}

  /** What may be deployed: the setting {@code trust} of {@code etc/org.stagedoor.deploy.cfg}. */
  enum Trust {
    /** Whatever is dropped. */
    ANY,
    /** Jars that are signed by a key whose certificate is in {@code etc/trust/}. */
    SIGNED,
    /** Jars whose SHA-256 is in a list in {@code etc/trust/}. */
    LISTED
  }
}
