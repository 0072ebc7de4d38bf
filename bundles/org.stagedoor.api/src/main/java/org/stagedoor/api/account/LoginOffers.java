package org.stagedoor.api.account;

import java.net.URI;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.json.Dict;

/**
 * Ways to log in that end with a login token, beside those of the account bundle, which asks all
 * services of this type. Called by any thread; answers from memory.
 */
@ConsumerType
public interface LoginOffers {
  /** What {@code GET /login} says of them: objects with {@code type}. */
  List<Dict> flows();

  /**
   * What a page offers that logs in.
   *
   * @param back where the browser is to be sent, with the parameter {@code loginToken}
   */
  List<Way> ways(URI back);

  /**
   * One way.
   *
   * @param name for people
   * @param address where the browser begins
   */
  record Way(String name, URI address) {}
}
