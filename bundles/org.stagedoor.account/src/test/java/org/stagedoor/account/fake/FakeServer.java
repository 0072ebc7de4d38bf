package org.stagedoor.account.fake;

import java.net.URI;
import org.stagedoor.api.http.Server;

/** A server of the name {@code example.org}. */
public final class FakeServer implements Server {
  static final String NAME = "example.org";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public URI publicUri() {
    return URI.create("https://matrix.example.org");
  }
}
