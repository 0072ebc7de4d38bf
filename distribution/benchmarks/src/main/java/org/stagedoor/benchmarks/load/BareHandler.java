package org.stagedoor.benchmarks.load;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty alone, as the standalone server sets it up, with a handler that reads the request and
 * repeats what the real server answered.
 */
final class BareHandler extends Handler.Abstract {
  private static final int THREADS = 64;
  private static final int BACKLOG = 256;
  private static final int IDLE_MILLIS = 30_000;
  private static final int HEADER_BYTES = 16_384;

  private final List<Ready> answers;

  private BareHandler(List<Ready> answers) {
    this.answers = answers;
  }

  private record Ready(int status, List<HttpField> headers, ByteBuffer body) {
    static Ready of(Recorded recorded) {
      ByteBuffer body = ByteBuffer.wrap(recorded.body().getBytes(StandardCharsets.UTF_8));
      List<String> texts = recorded.headers();
      Stream.Builder<HttpField> fields = Stream.builder();
      for (int i = 0; i < texts.size(); i += 2) {
        fields.add(new HttpField(texts.get(i), texts.get(i + 1)));
      }
      fields.add(new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, body.remaining()));
      return new Ready(recorded.status(), fields.build().toList(), body.asReadOnlyBuffer());
    }
  }

  /**
   * Listens on a free port, and prints its number.
   *
   * @param arguments the file with the recorded answers, one for each step of the scenario
   */
  public static void main(String[] arguments) throws Exception {
    Recorded[] recorded =
        new Gson().fromJson(Files.readString(Path.of(arguments[0])), Recorded[].class);
    Server server = new Server(new QueuedThreadPool(THREADS));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setResponseHeaderSize(HEADER_BYTES);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(BACKLOG);
    server.addConnector(connector);
    server.setHandler(new BareHandler(Stream.of(recorded).map(Ready::of).toList()));
    server.start();
    System.out.println(connector.getLocalPort());
    server.join();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Content.Source.consumeAll(request);
    int step =
        answers.size() == 1 ? 0 : Integer.parseInt(request.getHeaders().get(Scenario.STEP_HEADER));
    Ready answer = answers.get(step);
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::add);
    response.write(true, answer.body().slice(), callback);
    return true;
  }
}
