package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Upload;

/** Files, which are larger than the bodies of other calls. */
@Timeout(60)
class UploadTest {
  private final AtomicInteger taken = new AtomicInteger();
  private EdgeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new EdgeServer();
    server.add(
        "PUT /files/{file}",
        Access.ADMIN,
        new Service.Taking(
            (call, file) -> {
              taken.incrementAndGet();
              long length = file.transferTo(OutputStream.nullOutputStream());
              return Reply.ok(Dict.of(call.parameter("file"), length));
            }));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private HttpResponse<String> put(String token, String type, BodyPublisher file) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.http().port() + "/files/a.jar"))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token)
            .PUT(file)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static BodyPublisher bytes(int count) {
    return BodyPublishers.ofByteArray(new byte[count]);
  }

  @Test
  void areReadAsTheyCome() throws Exception {
    for (String type : new String[] {"application/java-archive", "application/octet-stream"}) {
      HttpResponse<String> answer = put("admin", type, bytes(5 << 20));
      assertEquals("{\"a.jar\":5242880}", answer.body());
    }
    BodyPublisher chunked =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1 << 20]));
    assertEquals("{\"a.jar\":1048576}", put("admin", "application/java-archive", chunked).body());
  }

  @Test
  void areNotReadForOthers() throws Exception {
    assertEquals(403, put("good", "application/java-archive", bytes(1000)).statusCode());
    assertEquals(401, put("unknown", "application/java-archive", bytes(1000)).statusCode());
    assertEquals(0, taken.get());
  }

  /** Of what is not expected to be taken only the beginning is kept. */
  @Test
  void areNotTakenInPart() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    server.bearers.add(
        (token, query) ->
            asked.getAndIncrement() == 0
                ? Optional.empty()
                : Optional.of(
                    new Requester(
                        FakeTokens.ALICE, Optional.empty(), "late", Requester.Kind.ADMIN)));
    assertEquals(503, put("late", "application/java-archive", bytes(5 << 20)).statusCode());
    assertEquals(2, asked.get());
    assertEquals(0, taken.get());
  }

  @Test
  void areAnnounced() throws Exception {
    assertEquals(415, put("admin", "text/plain", bytes(1 << 20)).statusCode());
  }

  @Test
  void haveALimit() {
    FileStream stream =
        new FileStream(new ByteArrayInputStream(new byte[11]), 10, Duration.ofMinutes(1));
    assertEquals(413, status(Assertions.assertThrows(IOException.class, stream::readAllBytes)));
  }

  @Test
  void haveSoMuchTime() {
    FileStream stream = new FileStream(new ByteArrayInputStream(new byte[1]), 10, Duration.ZERO);
    assertEquals(408, status(Assertions.assertThrows(IOException.class, stream::read)));
  }

  private static int status(IOException e) {
    return e.getCause() instanceof MatrixException told ? told.status() : 0;
  }

  @Test
  void mayHaveAsMuchAsIsSaid() {
    assertEquals(32L << 20, Upload.MOST);
  }
}
