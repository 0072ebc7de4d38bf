package org.stagedoor.core.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

class ListeningReaderTest {
  private final ListeningReader reader = new ListeningReader(Set.of());
  @TempDir Path folder;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Listening read(Map<String, ?> values) {
    return reader.read(new SettingsFile(ListeningReader.PID, values));
  }

  private String refusal(Map<String, ?> values) {
    return String.valueOf(assertThrows(SettingException.class, () -> read(values)).getMessage());
  }

  @Test
  void readsWhatFelixTakes() throws Exception {
    int port = freePort();
    Listening read = read(Map.of("port", port, "threads", "32", "idle.seconds", "10"));
    assertEquals(Optional.empty(), read.tls());
    Map<String, Object> felix = read.felix();
    assertEquals("127.0.0.1", felix.get("org.apache.felix.http.host"));
    assertEquals(port, felix.get("org.osgi.service.http.port"));
    assertEquals(32, felix.get("org.apache.felix.http.jetty.threadpool.max"));
    assertEquals(10_000, felix.get("org.apache.felix.http.timeout"));
    assertEquals(false, felix.get("org.apache.felix.https.enable"));
  }

  @ParameterizedTest
  @CsvSource({
    "port, abc, port must be a whole number from 1 to 65535",
    "port, 0, port must be",
    "port, 65536, port must be",
    "host, 203.0.113.7, host must be an address of this machine",
    "host, no such host, host must be an address of this machine",
    "threads, 15, threads must be a whole number from 16 to 4096",
    "idle.seconds, 0, idle.seconds must be",
    "header.bytes, 100, header.bytes must be",
    "backlog, -1, backlog must be",
    "stop.seconds, 61, stop.seconds must be",
    "tls.port, 70000, tls.port must be",
    "tls.port, 8443, tls.keystore must be a file that is there"
  })
  void namesTheSettingThatIsWrong(String key, String value, String problem) throws Exception {
    Map<String, Object> values = new HashMap<>(Map.of("port", freePort()));
    values.put(key, value);
    String message = refusal(values);
    assertTrue(message.startsWith("org.stagedoor.http: " + problem), message);
  }

  @Test
  void doesNotGoWhereSomebodyElseListens() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String message = refusal(Map.of("port", other.getLocalPort()));
      assertTrue(message.contains("port must be a port that can be listened on"), message);
    }
  }

  @Test
  void staysWhereItListensItself() throws Exception {
    int port = freePort();
    read(Map.of("port", port));
    try (ServerSocket own = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(own.getLocalPort(), read(Map.of("port", port, "threads", 32)).port());
      assertEquals(port, new ListeningReader(Set.of(port)).read(file(port)).port());
    }
  }

  private static SettingsFile file(int port) {
    return new SettingsFile(ListeningReader.PID, Map.of("port", port));
  }

  @Test
  void opensTheKeystore() throws Exception {
    Path keystore = Keystores.make(folder.resolve("keys.p12"), "secret");
    Map<String, Object> values = new HashMap<>();
    values.put("port", freePort());
    values.put("tls.port", freePort());
    values.put("tls.keystore", keystore.toString());
    values.put(".tls.password", "wrong");
    String message = refusal(values);
    assertTrue(message.contains(".tls.password must be"), message);
    assertTrue(!message.contains("wrong\""), message);

    values.put(".tls.password", "secret");
    Listening read = read(values);
    assertEquals(true, read.felix().get("org.apache.felix.https.enable"));
    assertTrue(!read.toString().contains("secret"), read.toString());

    Files.writeString(keystore, "no keystore");
    assertTrue(refusal(values).contains(".tls.password must be"));
  }
}
