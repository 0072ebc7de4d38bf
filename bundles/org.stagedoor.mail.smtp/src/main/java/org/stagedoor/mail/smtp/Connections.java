package org.stagedoor.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Opens connections to the relay.
 *
 * @param session the mail library's
 * @param settings which relay, and how
 * @param timer ends talks that take too long
 * @param clock the time
 */
record Connections(
    Session session, SmtpSettings settings, ScheduledExecutorService timer, InstantSource clock) {
  Connection open() throws MessagingException {
    Socket socket = new Socket();
    Deadline deadline = new Deadline(timer, settings.talk(), socket);
    try {
      deadline.during(() -> connect(socket));
      Socket spoken =
          settings.security() == SmtpSettings.Security.TLS ? protect(socket, deadline) : socket;
      SMTPTransport transport = new SMTPTransport(session, name());
      deadline.during(() -> transport.connect(spoken));
      return new Connection(transport, deadline, clock);
    } catch (IOException | MessagingException e) {
      close(socket);
      throw e instanceof MessagingException failure
          ? failure
          : new MessagingException("no connection: " + e, new MessagingException(e.getMessage()));
    }
  }

  private void connect(Socket socket) throws IOException {
    int millis = Math.toIntExact(settings.timeout().toMillis());
    socket.setSoTimeout(millis);
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(settings.host(), settings.port()), millis);
  }

  private Socket protect(Socket socket, Deadline deadline) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            settings.tls().get().createSocket(socket, settings.host(), settings.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    deadline.during(secure::startHandshake);
    return secure;
  }

  private URLName name() {
    boolean anonymous = settings.user().isEmpty();
    return new URLName(
        "smtp",
        settings.host(),
        settings.port(),
        null,
        anonymous ? null : settings.user(),
        anonymous ? null : settings.password());
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket can't be closed", e);
    }
  }
}
