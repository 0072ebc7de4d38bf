package org.stagedoor.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Has the JDK's client speak TLS through one {@link GuardedSocket}, once, and with whom the name in
 * the certificate says. There is no other way to a connection here, whichever the client tries.
 */
final class GuardedTls extends SSLSocketFactory {
  private final SSLSocketFactory tls;
  private final GuardedSocket socket;
  private final AtomicBoolean used = new AtomicBoolean();

  GuardedTls(SSLSocketFactory tls, GuardedSocket socket) {
    this.tls = tls;
    this.socket = socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    if (used.getAndSet(true)) {
      throw new IOException("it hung up");
    }
    return socket;
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean autoClose)
      throws IOException {
    if (below != socket) {
      throw refused();
    }
    SSLSocket secure = (SSLSocket) tls.createSocket(below, host, port, autoClose);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    return secure;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw refused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw refused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw refused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw refused();
  }

  private static IOException refused() {
    return new IOException("no way around the guarded socket");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
