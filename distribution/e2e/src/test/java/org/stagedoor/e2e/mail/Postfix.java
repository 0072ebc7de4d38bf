package org.stagedoor.e2e.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stagedoor.e2e.Await;

/**
 * A Postfix of Debian's with settings, queue and certificate of its own, which hands all mail to
 * another port. It needs to be run by root.
 */
final class Postfix implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/sbin/postfix");

  private final Path folder;
  private final int port;

  private Postfix(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Why there can be none on this machine; empty if there can. */
  static Optional<String> missing() {
    if (!Files.isExecutable(BINARY)) {
      return Optional.of("no Postfix on this machine");
    }
    return "root".equals(System.getProperty("user.name"))
        ? Optional.empty()
        : Optional.of("Postfix is started by root alone");
  }

  /** Starts one. */
  static Postfix start(int next) throws Exception {
    Path folder = Files.createTempDirectory("stagedoor-postfix-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Postfix postfix = new Postfix(folder, free());
    Files.createDirectory(folder.resolve("queue"));
    Files.createDirectory(folder.resolve("data"));
    run("chown", "postfix", folder.resolve("data").toString());
    certify(folder);
    Files.writeString(folder.resolve("main.cf"), postfix.main(next));
    Files.writeString(folder.resolve("master.cf"), postfix.master());
    run(BINARY.toString(), "-c", folder.toString(), "start");
    boolean answers = false;
    try {
      Await.until("Postfix", postfix::answers);
      answers = true;
      return postfix;
    } finally {
      if (!answers) {
        postfix.close();
      }
    }
  }

  private static void certify(Path folder) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes"));
    command.addAll(List.of("-days", "2", "-subj", "/CN=localhost"));
    command.addAll(List.of("-addext", "subjectAltName=DNS:localhost"));
    command.addAll(List.of("-keyout", folder.resolve("key.pem").toString()));
    command.addAll(List.of("-out", folder.resolve("cert.pem").toString()));
    run(command);
  }

  private String main(int next) {
    return """
        compatibility_level = 3.6
        queue_directory = FOLDER/queue
        data_directory = FOLDER/data
        maillog_file_prefixes = FOLDER
        maillog_file = FOLDER/log
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = mail.example.test
        mydestination =
        mynetworks = 127.0.0.0/8
        smtpd_relay_restrictions = permit_mynetworks, reject
        smtpd_tls_security_level = encrypt
        smtpd_tls_cert_file = FOLDER/cert.pem
        smtpd_tls_key_file = FOLDER/key.pem
        relayhost = [127.0.0.1]:NEXT
        alias_maps =
        """
        .replace("FOLDER", folder.toString())
        .replace("NEXT", String.valueOf(next));
  }

  /** No service in a chroot, since the queue's folder has nothing that one needs. */
  private String master() {
    return """
        127.0.0.1:PORT inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        smtp unix - - n - - smtp
        relay unix - - n - - smtp
        error unix - - n - - error
        retry unix - - n - - error
        discard unix - - n - - discard
        proxymap unix - - n - - proxymap
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        tlsmgr unix - - n 1000? 1 tlsmgr
        postlog unix-dgram n - n - 1 postlogd
        """
        .replace("PORT", String.valueOf(port));
  }

  int port() {
    return port;
  }

  /** What its certificate is checked by. */
  Path certificate() {
    return folder.resolve("cert.pem");
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == '2';
    } catch (IOException e) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(String... command) throws Exception {
    run(List.of(command));
  }

  private static void run(List<String> command) throws Exception {
    Path output = Files.createTempFile("stagedoor-postfix", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError(command + " fails: " + Files.readString(output));
    }
  }

  @Override
  public void close() throws Exception {
    run(BINARY.toString(), "-c", folder.toString(), "stop");
    run("rm", "-r", folder.toString());
  }
}
