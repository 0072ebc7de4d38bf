package org.stagedoor.api.operation;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;

/**
 * An API call whose body is a file, registered as a service with the properties of {@link
 * org.stagedoor.api.http.Route}. Nothing of the file is read before it is known that the caller may
 * call. It is sent as {@code application/java-archive} or {@code application/octet-stream}. Called
 * by any thread, by many at once.
 */
@ConsumerType
@FunctionalInterface
public interface Upload {
  /** How many bytes a file may have. */
  long MOST = 32L << 20;

  /**
   * Takes a file.
   *
   * @param call the call, without a body
   * @param file the body as it comes, which may take a minute in all; not to be closed. Reading
   *     fails if it is larger than {@link #MOST} or takes longer
   * @throws IOException as reading failed
   * @throws org.stagedoor.api.http.MatrixException to answer with an error
   */
  Reply take(Call call, InputStream file) throws IOException;
}
