package org.stagedoor.hotdeploy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mail server that hands on the links in its mail to those who wait for them. Any thread. */
public final class PostOffice implements AutoCloseable {
  /** Mail is put off for a while when its transport is updated in the middle of it. */
  private static final int PATIENCE_SECONDS = 40;

  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/stagedoor/\\S+)");
  private static final Pattern RECIPIENT = Pattern.compile("(?i)RCPT TO:\\s*<([^>]+)>.*");

  private final ServerSocket socket;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "post-office");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, CompletableFuture<String>> links = new ConcurrentHashMap<>();

  /** On a free port. */
  public PostOffice() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The path of the link in the first mail to an address, once it comes. */
  CompletableFuture<String> link(String address) {
    return entry(address).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private CompletableFuture<String> entry(String address) {
    return links.computeIfAbsent(address, same -> new CompletableFuture<>());
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        threads.execute(() -> talk(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      say(out, "220 ready");
      String to = "";
      for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher recipient = RECIPIENT.matcher(line);
        if (recipient.matches()) {
          to = recipient.group(1);
        } else if (line.equals("DATA")) {
          say(out, "354 go on");
          take(to, content(in));
        }
        say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
      }
    } catch (IOException | MessagingException e) {
      // The other side ended in the middle; it will come again.
    }
  }

  private void take(String to, String mail) throws IOException, MessagingException {
    byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(bytes));
    MimeMultipart parts = (MimeMultipart) message.getContent();
    Matcher link = LINK.matcher((String) parts.getBodyPart(0).getContent());
    if (link.find()) {
      entry(to).complete(link.group(1));
    }
  }

  private static String content(BufferedReader in) throws IOException {
    StringBuilder content = new StringBuilder();
    for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return content.toString();
      }
      content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    throw new IOException("it ended in the middle of a mail");
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
