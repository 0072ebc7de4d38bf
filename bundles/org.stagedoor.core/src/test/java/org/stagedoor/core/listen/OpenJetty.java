package org.stagedoor.core.listen;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A Jetty that listens, and answers everybody 200. */
final class OpenJetty implements AutoCloseable {
  final Server server = new Server();
  final ServerConnector connector = new ServerConnector(server);

  OpenJetty() throws Exception {
    connector.setHost("127.0.0.1");
    configuration().setRequestHeaderSize(16 << 10);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            callback.succeeded();
            return true;
          }
        });
    server.start();
  }

  HttpConfiguration configuration() {
    return connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
