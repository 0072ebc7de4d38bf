package org.stagedoor.api.http;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** This server's names. The core registers one as a service. */
@ProviderType
public interface Server {
  /** The server name, the part of user ids after the colon: {@code example.org}. */
  String name();

  /** The address under which clients and browsers reach this server, without a slash at its end. */
  URI publicUri();
}
